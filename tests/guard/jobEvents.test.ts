import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseSource, readSourceFiles, type SourceFile, walkSyntax } from "../../scripts/check/sourceFiles.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** What pages read again when they are told of it. */
const OF_CONTENT = /type: "(?:film|file)\./;

/**
 * A job tells of films and files after its effect is written (`apply`, `afterSettled`), never while it still runs: a
 * page that reads at once would find the former state, and nothing would tell it to read again.
 */
function earlyEvents({ path, text, program }: SourceFile): string[] {
  const runs: string[] = [];
  walkSyntax(program, (node) => {
    if (node.type === "Property" && node.key.type === "Identifier" && node.key.name === "run") {
      let body = text.slice(node.start, node.end);
      walkSyntax(node, (inner) => {
        if (inner.type === "Property" && inner.key.type === "Identifier" && inner.key.name === "apply")
          body = body.replace(text.slice(inner.start, inner.end), "");
      });
      if (OF_CONTENT.test(body)) runs.push(path);
    }
  });
  return runs;
}

test("no job tells of films or files before its effect is written", () => {
  const files = readSourceFiles(ROOT, ["src"]);
  expect(files.filter(({ text }) => text.includes("JobHandler<")).length).toBeGreaterThan(10);
  expect(files.flatMap(earlyEvents)).toEqual([]);
});

test.each([
  ["in run", `{ run() { events.emit({ type: "film.added" }); } }`, 1],
  ["in its effect", `{ run() { return { apply() { events.emit({ type: "film.added" }); } }; } }`, 0],
  ["after settling", `{ run() {}, afterSettled: () => events.emit({ type: "file.changed" }) }`, 0],
])("an event %s is judged", (_where, handler, found) => {
  expect(earlyEvents(parseSource("someJob.ts", `export const job = ${handler};`))).toHaveLength(found);
});

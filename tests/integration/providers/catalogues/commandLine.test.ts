import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { lineOf, searching, writeLines } from "./testCatalogue.ts";

const CLI = resolve(import.meta.dirname, "../../../../src/cli/main.ts");

const argumentsOf = (data: string, source: string) => [
  CLI,
  "--data",
  data,
  "import-catalogue",
  "--format",
  "jsonl",
  "--json",
  source,
];

const run = (data: string, source: string) => promisify(execFile)(process.execPath, argumentsOf(data, source));

function aLongSource(folder: string): string {
  return writeLines(
    folder,
    Array.from({ length: 200_000 }, (_, index) => lineOf(index + 1, `Film ${index + 1} of many`, 1900 + (index % 120))),
  );
}

async function partGrows(part: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(existsSync(`${part}-wal`) && statSync(`${part}-wal`).size > 1_000_000))
    await wait(5);
}

test("an import that is killed goes on where it was", async () => {
  const data = temporaryFolder("import");
  const source = aLongSource(data);
  const child = spawn(process.execPath, argumentsOf(data, source), { stdio: "ignore" });
  await partGrows(join(data, "catalogues", "jsonl.part"), child);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(join(data, "catalogues", "jsonl.sqlite"))).toBe(false);

  const { stdout } = await run(data, source);
  expect(JSON.parse(stdout)).toMatchObject({ films: 200_000, records: 200_000, resumed: true });
  expect(searching(join(data, "catalogues")).find("Film 199999 of many")[0]).toMatch(/^Film 199999 of many /);
});

test("an interrupted import says that it can be gone on with", async () => {
  const data = temporaryFolder("import");
  const child = spawn(process.execPath, argumentsOf(data, aLongSource(data)), { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += String(text);
  });
  await partGrows(join(data, "catalogues", "jsonl.part"), child);
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  expect(said).toContain("goes on from there");
});

test("a missing source is reported in one sentence", async () => {
  const data = temporaryFolder("import");
  await expect(run(data, join(data, "nowhere.jsonl"))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No such file or folder"),
  });
});

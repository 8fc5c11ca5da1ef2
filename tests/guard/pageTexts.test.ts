import { resolve } from "node:path";
import { expect, test } from "vitest";
import { lineAt, parseSource, readSourceFiles, type SourceFile, walkSyntax } from "../../scripts/check/sourceFiles.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** The same in both languages. */
const NAMES = ["CSV", "Ctrl", "Filmothèque", "G", "K", "MLflow", "ms", "v"];
const SPOKEN_ATTRIBUTES = ["alt", "aria-label", "label", "placeholder", "title"];
/** Shown while the program is written, and to nobody else. */
const IN_DEVELOPMENT = /^renderer\/features\/design\//;

/** Words that stand in a component itself: in the other language they would be the same. */
function writtenTexts({ path, text, program }: SourceFile): string[] {
  const found: string[] = [];
  walkSyntax(program, (node) => {
    if (node.type === "JSXText") found.push(...foreignWords(node.value, node.start));
    if (node.type !== "JSXAttribute" || node.name.type !== "JSXIdentifier") return;
    if (SPOKEN_ATTRIBUTES.includes(node.name.name) && node.value?.type === "Literal")
      found.push(...foreignWords(String(node.value.value), node.start));
  });
  return found;

  function foreignWords(words: string, at: number): string[] {
    const isForeign = (words.match(/\p{L}+/gu) ?? []).some((word) => !NAMES.includes(word));
    return isForeign ? [`${path}:${lineAt(text, at)} ${words.trim()}`] : [];
  }
}

test("every word of the page comes from its translations", () => {
  const files = readSourceFiles(ROOT, ["renderer"]).filter(({ path }) => !IN_DEVELOPMENT.test(path));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(writtenTexts)).toEqual([]);
});

test.each([
  ["<p>Nothing is here</p>", 1],
  ['<img alt="A poster" />', 1],
  ['<p className="card">{t("empty")} · CSV</p>', 0],
])("%s is judged", (jsx, found) => {
  expect(writtenTexts(parseSource("renderer/Made.tsx", `export const Made = () => ${jsx};`))).toHaveLength(found);
});

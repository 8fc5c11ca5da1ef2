import { expect, test } from "vitest";
import { measureFigures } from "../../../../scripts/check/figures.ts";
import { folderCycles } from "../../../../scripts/check/folderCycles.ts";
import { functionLengths, isNamedOverLimit, isOverLimit } from "../../../../scripts/check/functionLengths.ts";
import { cyclesOf, importGraph } from "../../../../scripts/check/importGraph.ts";
import { oldNamesIn } from "../../../../scripts/check/oldNames.ts";
import { parseSource } from "../../../../scripts/check/sourceFiles.ts";
import { typeClaims } from "../../../../scripts/check/typeClaims.ts";

const linesOf = (count: number) => "  go();\n".repeat(count);

test("a function is as long as its lines, and is called by what holds it", () => {
  const text = `export function parse() {\n${linesOf(3)}}\nconst score = () => {\n${linesOf(1)}};\nlist.map((each) => each);\n`;
  expect(functionLengths(parseSource("src/a.ts", text)).map(({ name, line, lines }) => [name, line, lines])).toEqual([
    ["parse", 1, 5],
    ["score", 6, 3],
    ["(anonymous)", 9, 1],
  ]);
});

test("methods, private ones and those of objects count by their own names", () => {
  const text = "class Queue {\n  next() {}\n  #wake() {}\n}\nconst queue = { close() {} };\n";
  expect(functionLengths(parseSource("src/a.ts", text)).map(({ name }) => name)).toEqual(["next", "wake", "close"]);
});

test("eighty lines are allowed, a React component has a hundred and twenty", () => {
  const isLong = (path: string, name: string, count: number) =>
    functionLengths(parseSource(path, `function ${name}() {\n${linesOf(count - 2)}}`)).some(isOverLimit);
  expect(isLong("a.ts", "parse", 80)).toBe(false);
  expect(isLong("a.ts", "parse", 81)).toBe(true);
  expect(isLong("a.tsx", "useFilm", 81)).toBe(true);
  expect(isLong("a.tsx", "Shelf", 120)).toBe(false);
  expect(isLong("a.tsx", "Shelf", 121)).toBe(true);
});

test("in tests only functions that have a name are limited", () => {
  const longOnes = (text: string) => functionLengths(parseSource("tests/a.test.ts", text)).filter(isNamedOverLimit);
  expect(longOnes(`describe("jobs", () => {\n${linesOf(90)}});`)).toEqual([]);
  expect(longOnes(`function createTestJobs() {\n${linesOf(90)}}`)).toHaveLength(1);
});

test("type assertions are counted, `as const` is not", () => {
  const { assertions, nonNullAssertions, returnTypes } = typeClaims(
    parseSource(
      "src/a.ts",
      [
        "const kinds = ['film'] as const;",
        "const film = JSON.parse(text) as Film;",
        "const first = films[0]!;",
        "export type Library = Awaited<ReturnType<typeof createLibrary>>;",
        "type Inner = ReturnType<typeof createLibrary>;",
        "export type Timer = ReturnType<Clock['start']>;",
        "export interface Engine { readonly library: ReturnType<typeof createLibrary> }",
      ].join("\n"),
    ),
  );
  expect(assertions.map(({ line }) => line)).toEqual([2]);
  expect(nonNullAssertions.map(({ line }) => line)).toEqual([3]);
  expect(returnTypes.map(({ line }) => line)).toEqual([4, 7]);
});

test("an old name is found as a whole identifier, not in comments, strings or longer words", () => {
  const code = "// wayTo\nconst text = 'wayTo';\nconst wayToGo = 1;\nfilter.wayTo({ wayTo });\n";
  expect(oldNamesIn(parseSource("src/a.ts", code)).map(({ line, text }) => `${line} ${text}`)).toEqual([
    "4 wayTo → accessPath",
    "4 wayTo → accessPath",
  ]);
});

const graphOf = (sources: Record<string, string>) =>
  importGraph(Object.entries(sources).map(([path, text]) => parseSource(path, text)));

test("folders that import each other are a cycle, whichever of their files do", () => {
  const graph = graphOf({
    "src/jobs/a.ts": 'import "../store/x.ts";',
    "src/jobs/b.ts": "",
    "src/store/x.ts": "",
    "src/store/deep/y.ts": 'export { b } from "../../jobs/b.ts";',
  });
  expect(folderCycles(graph)).toEqual(["src/jobs ⇄ src/store"]);
  expect(cyclesOf(graph)).toEqual([]);
});

test("a way round over three folders is one cycle", () => {
  const graph = graphOf({
    "src/a/index.ts": 'import "../b/index.ts";',
    "src/b/index.ts": 'import "../c/index.ts";',
    "src/c/index.ts": 'const later = () => import("../a/index.ts");',
  });
  expect(folderCycles(graph)).toEqual(["src/a → src/b → src/c"]);
});

test("a screen is a sibling of the other renderer folders, and a parent's files may import everything below", () => {
  const graph = graphOf({
    "renderer/app/App.ts": 'import "../features/film/Film.ts";',
    "renderer/features/film/Film.ts": 'import "../../app/App.ts";',
    "src/library/index.ts": 'import "./films/films.ts";',
    "src/library/films/films.ts": 'import "../cursor.ts";',
    "src/library/cursor.ts": "",
  });
  expect(folderCycles(graph)).toEqual(["renderer/app ⇄ renderer/features/film"]);
});

test("figures are given for the whole and for each folder", () => {
  const { whole, folders } = measureFigures([
    parseSource("src/jobs/a.ts", 'import "../store/x.ts";\nexport const a = () => 1;\n'),
    parseSource("src/store/x.ts", 'import "../jobs/a.ts";\n'),
    parseSource("renderer/features/film/Film.tsx", "export const Film = () => <p />;\n"),
  ]);
  expect(whole).toMatchObject({ files: 3, lines: 4, functions: 2, folderCycles: 1, fileCycles: 1 });
  expect([...folders.keys()]).toEqual(["src/jobs", "src/store", "renderer/features/film"]);
  expect(folders.get("src/store")).toMatchObject({ files: 1, folderCycles: 1 });
  expect(folders.get("renderer/features/film")).toMatchObject({ functions: 1, folderCycles: 0 });
});

import { resolve } from "node:path";
import { expect, test } from "vitest";
import { handmadeIn, handmadePaths } from "./handmadePaths.ts";

test("paths are cut, glued and compared by src/paths alone, which knows Windows", () => {
  expect(handmadePaths(resolve(import.meta.dirname, "../.."))).toEqual([]);
});

const FOLDER = "$" + "{folder}";

test.for([
  ['import { join, sep } from "node:path";', "imports { join, sep }"],
  ['import path from "node:path";', "imports path"],
  ['const name = path.split("/").at(-1);', "cuts at a slash"],
  ["const name = path.split(/[/\\\\]/).at(-1);", "cuts at a slash"],
  ['const inner = path.slice(path.lastIndexOf("/") + 1);', "looks for a slash"],
  ['const from = folder.endsWith("/") ? folder : other;', "looks for a slash"],
  [`if (path.startsWith(\`${FOLDER}/\`)) return;`, "compares with a folder and a slash"],
  ['const from = folder + "/";', "glues with a slash"],
  ["sql(\"SELECT id FROM file WHERE instr(path, '/') = 0\");", "compares with a slash in SQL"],
])("the guard refuses %s", ([line, reason]) => {
  expect(handmadeIn(line!)).toEqual([expect.stringContaining(reason!)]);
});

test("the guard lets node:path's own functions and addresses of routes pass", () => {
  const source =
    'import { basename, dirname, extname, join, resolve } from "node:path";\nconst route = "/api/films/facets";';
  expect(handmadeIn(source)).toEqual([]);
});

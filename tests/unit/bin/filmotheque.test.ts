import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");
const SAY_ARGUMENTS = "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;";

test("the built command line is preferred, and gets arguments and status through", () => {
  const program = aProgram({ "dist/main/cli.js": SAY_ARGUMENTS, "src/cli/main.ts": "console.log('source')" });
  expect(run(program, ["parse", "a b", "--json"])).toMatchObject({ stdout: '["parse","a b","--json"]\n', status: 3 });
});

test("without a build the sources run", () => {
  const program = aProgram({ "src/cli/main.ts": "const said: string = 'source'; console.log(said)" });
  expect(run(program, [])).toMatchObject({ stdout: "source\n", status: 0 });
});

test("with neither it says what to do", () => {
  const { status, stderr } = run(aProgram({}), []);
  expect([status, stderr]).toEqual([
    1,
    "The program is not built, and its sources are not here: run `npm run build`.\n",
  ]);
});

test("an old Node hands over to the one among the dependencies", () => {
  const program = aProgram({ "dist/main/cli.js": SAY_ARGUMENTS });
  mkdirSync(join(program, "node_modules/node/bin"), { recursive: true });
  symlinkSync(process.execPath, join(program, "node_modules/node/bin/node"));
  expect(run(program, ["x"], ANOTHER_VERSION)).toMatchObject({ stdout: '["x"]\n', status: 3 });
});

test("an old Node without the other one says what to do", () => {
  const { status, stderr } = run(aProgram({ "dist/main/cli.js": SAY_ARGUMENTS }), [], ANOTHER_VERSION);
  expect(status).toBe(1);
  expect(stderr).toContain("needs Node 24, and this is Node 20.0.0");
});

test("the host refuses an old Node before it loads anything native", () => {
  const { status, stderr } = spawnSync(process.execPath, [...ANOTHER_VERSION, join(ROOT, "src/server/main.ts")], {
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("needs Node 24, and this is Node 20.0.0");
});

/** Makes this Node believe that it is an old one; a real old one is not at hand everywhere. */
const ANOTHER_VERSION = [
  "--import",
  `data:text/javascript,${encodeURIComponent('Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } })')}`,
];

function aProgram(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bin-"));
  cpSync(join(ROOT, "bin"), join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(program: string, words: string[], node: string[] = []) {
  return spawnSync(process.execPath, [...node, join(program, "bin/filmotheque.js"), ...words], { encoding: "utf8" });
}

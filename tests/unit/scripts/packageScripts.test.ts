import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");
const { scripts, allowScripts, engines } = readJson("package.json") as {
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
  engines: Record<string, string>;
};

/** What cmd.exe, PowerShell and sh read alike: plain words, of which the first names a program, joined by `&&`. */
const COMMAND = /^[a-z][\w-]*( [\w./:@=-]+)*$/;

test.for(Object.entries(scripts))("npm run %s works in each system's shell", ([, script]) => {
  expect(complaintAbout(script)).toBe(null);
});

test.for([
  "exec node scripts/start.ts",
  "FILMOTHEQUE_PORT=0 node scripts/start.ts",
  "export A=b && node x.ts",
  "node 'scripts/start.ts'",
  'node "scripts/start.ts"',
  "node scripts/start.ts | cat",
  "node scripts/start.ts; node x.ts",
  "node scripts/start.ts > log",
  "node scripts/*.ts",
  "node scripts/start.ts &",
  "node $npm_execpath",
  "./bin/filmotheque.js",
  "rm -rf dist",
])("a script such as `%s` would be refused", (script) => {
  expect(complaintAbout(script)).not.toBe(null);
});

test("each package with an install script is allowed or refused by name, so that npm has no warning to hide", () => {
  const { packages } = readJson("package-lock.json") as { packages: Record<string, { hasInstallScript?: boolean }> };
  const undecided = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
    .filter((name) => !(name in allowScripts));
  expect(undecided).toEqual([]);
});

test("the README asks for the Node and npm that package.json asks for", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const major = (range: string | undefined) => /^>=(\d+)$/.exec(range ?? "")?.[1];
  expect(readme).toContain(`Node ${major(engines.node)} or newer, with its npm (${major(engines.npm)} or newer)`);
});

function complaintAbout(script: string): string | null {
  for (const command of script.split(" && ")) {
    if (!COMMAND.test(command)) return `"${command}" needs one shell's own signs`;
    const [program = ""] = command.split(" ");
    const isKnown = ["node", "npm"].includes(program) || existsSync(join(ROOT, "node_modules/.bin", program));
    if (!isKnown) return `"${program}" is no program of the project`;
  }
  return null;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

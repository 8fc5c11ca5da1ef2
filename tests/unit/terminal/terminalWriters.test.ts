import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const WRITES = /\bconsole\.\w+\(|\bconsole\.(?:log|error|warn|info)\b|process\.(?:stdout|stderr)\.write/;

/** Programs that a person runs. Developer tools are exempt: they print only what developers gave them. */
const GUARDED = [
  "src/**/*.ts",
  "electron/**/*.ts",
  "bin/*.js",
  "scripts/start.ts",
  "scripts/start/**/*.ts",
  "scripts/{build,demo,openBrowser,electronBinary}.ts",
];

const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/terminal/index.ts": "the one that writes",
  "src/server/requireNode.ts": "two fixed lines, before anything else can be loaded by an old Node",
  "src/cli/readPassword.ts": "a fixed question on the line where the answer is typed",
  "bin/filmotheque.js": "runs in an old Node; replaces control characters itself",
};

function writers(): string[] {
  return GUARDED.flatMap((pattern) => globSync(pattern))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) =>
      readFileSync(path, "utf8")
        .split("\n")
        .some((line) => WRITES.test(line) && !/^\s*(\*|\/\/)/.test(line)),
    )
    .sort();
}

test("only one folder of the source writes to the terminal", () => {
  expect(writers()).toEqual(Object.keys(EXCEPTIONS).sort());
});

test.for(["console.log(name)", "say: console.error,", "process.stderr.write(line)"])("the guard sees %s", (line) => {
  expect(line).toMatch(WRITES);
});

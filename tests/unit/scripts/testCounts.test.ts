import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { countsLine, countTests } from "../../../scripts/testCounts.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("what passed, failed and was skipped is counted over all files", () => {
  const modules = [aModule("failed", ["passed", "failed"]), aModule("passed", ["passed", "skipped"])];
  expect(countTests(modules, 0)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("a file that could not be read, and an error outside all tests, count as failed", () => {
  expect(countTests([aModule("failed", []), aModule("passed", ["passed"])], 2)).toMatchObject({ passed: 1, failed: 3 });
});

test("a failing file is not counted in addition to its failing test", () => {
  expect(countTests([aModule("failed", ["failed"])], 0).failed).toBe(1);
});

test("skipped tests are named only where there are some", () => {
  expect(countsLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(countsLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});

test("the run ends with the counts, and with the status of the tests", () => {
  expect(runWith('[ "$1" = ci ] || echo "12 passed, 0 failed" > "$FILMOTHEQUE_TEST_COUNTS"')).toEqual([
    0,
    "12 passed, 0 failed",
  ]);
  expect(
    runWith('[ "$1" = ci ] || { echo "1 passed, 2 failed, 3 skipped" > "$FILMOTHEQUE_TEST_COUNTS"; exit 1; }'),
  ).toEqual([1, "1 passed, 2 failed, 3 skipped"]);
});

test("an installation or a build that fails is a failure, and so is a run that counted nothing", () => {
  expect(runWith('[ "$1" = ci ] && exit 7')).toEqual([7, "0 passed, 1 failed"]);
  expect(runWith('[ "$1" = ci ] || exit 5')).toEqual([5, "0 passed, 1 failed"]);
  expect(runWith("exit 0")).toEqual([1, "0 passed, 1 failed"]);
});

test("a run that fails although no test did is not reported as a success", () => {
  const npm = '[ "$1" = ci ] || { echo "4 passed, 0 failed" > "$FILMOTHEQUE_TEST_COUNTS"; exit 1; }';
  expect(runWith(npm)).toEqual([1, "4 passed, 1 failed"]);
});

test("the run is made in a private copy under a path with a space and accents, and leaves nothing", () => {
  const found = temporaryFolder("ci-found");
  const npm = `[ "$1" = ci ] && exit 0
    { pwd; ls -ld ..; ls -A; cat "$FILMOTHEQUE_BENCH_DATA/films.txt"; } > ${found}/seen
    echo "1 passed, 0 failed" > "$FILMOTHEQUE_TEST_COUNTS"`;
  const bench = temporaryFolder("bench data");
  writeFileSync(join(bench, "films.txt"), "Nosferatu");
  expect(runWith(npm, { FILMOTHEQUE_BENCH_DATA: bench })[0]).toBe(0);
  const [copy = "", mode, ...rest] = readFileSync(join(found, "seen"), "utf8").trim().split("\n");
  expect(copy).toMatch(/ .*è/);
  expect(mode).toMatch(/^drwx------/);
  expect(rest).toEqual([".ci", "npm", "Nosferatu"]);
  expect(existsSync(copy)).toBe(false);
});

test("the bench data next to the checkout is found from the copy", () => {
  const found = join(temporaryFolder("ci-found"), "seen");
  expect(runWith(`echo "$FILMOTHEQUE_BENCH_DATA" > ${found}; exit 1`, { FILMOTHEQUE_BENCH_DATA: undefined })[0]).toBe(
    1,
  );
  expect(readFileSync(found, "utf8").trim()).toMatch(/^\/.*\/shared\/data$/);
});

/** Only the part of vitest's TestModule that is used. */
function aModule(state: string, tests: string[]): TestModule {
  const allTests = () => tests.map((result) => ({ result: () => ({ state: result }) }));
  return { state: () => state, children: { allTests } } as unknown as TestModule;
}

/** Runs the script with another npm, in a checkout with its own data and packages. */
function runWith(
  npm: string,
  environment: NodeJS.ProcessEnv = {},
): [status: number | null, lastLine: string | undefined] {
  const parent = temporaryFolder("ci");
  const folder = join(parent, "checkout");
  for (const made of ["checkout/.ci", "checkout/node_modules", "shared/data"])
    mkdirSync(join(parent, made), { recursive: true });
  cpSync(resolve(import.meta.dirname, "../../../.ci/run"), join(folder, ".ci/run"));
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n${npm}\n`);
  chmodSync(join(folder, "npm"), 0o755);

  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, ...environment };
  const { status, stdout } = spawnSync("bash", [join(folder, ".ci/run")], { env, encoding: "utf8" });
  return [status, stdout.trimEnd().split("\n").at(-1)];
}

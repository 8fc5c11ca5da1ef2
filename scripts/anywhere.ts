import "../src/server/requireNode.ts";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { conditions } from "./anywhere/conditions.ts";
import { runSuite } from "./anywhere/runSuite.ts";

/**
 * `npm run anywhere [-- NAME…]`: the whole suite, `npm ci && npm test` in a copy of this checkout, once under each
 * condition that a machine may put it under. It takes an hour or two; the logs of what failed are kept. Run before a
 * release, and after changing what starts programs or writes outside the temporary folder.
 */
const wanted = process.argv.slice(2);
const all = conditions();
const unknown = wanted.filter((name) => !all.some((condition) => condition.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}; there is ${all.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "filmotheque-anywhere-"));
// An ordinary user's copy is in it.
chmodSync(scratch, 0o755);
const rows: string[] = [];
let failures = 0;
const begun = performance.now();
for (const condition of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (condition.missing !== null) {
    report(condition.name, "skipped", "-", condition.missing);
    continue;
  }
  console.log(
    `${condition.name}: ${condition.text} (load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores)`,
  );
  const { passed, counts, seconds, log } = await runSuite(condition, scratch);
  report(condition.name, passed ? "passed" : "FAILED", duration(seconds), counts);
  if (passed) rmSync(log);
  else {
    failures += 1;
    console.log(`  its log: ${log}`);
  }
}

console.log(["", ...rows, `${failures} failed; ${duration((performance.now() - begun) / 1_000)} in all`].join("\n"));
if (failures === 0) rmSync(scratch, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;

function report(name: string, outcome: string, time: string, remark: string): void {
  const row = `${name.padEnd(6)} ${outcome.padEnd(8)} ${time.padStart(8)}  ${remark}`;
  console.log(`  ${row}`);
  rows.push(row);
}

function duration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")} min`;
}

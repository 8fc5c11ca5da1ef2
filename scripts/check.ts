import "../src/server/requireNode.ts";
import { parseArgs } from "node:util";
import { showFigures } from "./check/showFigures.ts";
import { createSteps } from "./check/steps.ts";

/**
 * `npm run check`: types by layer, lint and format, import rules, long functions, folder cycles, old names, unformatted
 * SQL, slow regular expressions, dead code. Every step runs, even after one failed; then the exit status is 1.
 *
 * `npm run check -- --figures` prints measurements of the code base instead, `-- --json` the same for tools.
 */
const { values } = parseArgs({ options: { figures: { type: "boolean" }, json: { type: "boolean" } } });

if (values.figures || values.json) await showFigures({ asJson: values.json ?? false });
else await runSteps();

async function runSteps(): Promise<void> {
  const steps = createSteps();
  let failures = 0;
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const { passed, output } = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${passed ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
    if (passed) continue;
    failures += 1;
    console.log(output.trimEnd().replaceAll(/^/gm, "       "));
  }
  if (failures > 0) {
    console.log(`\n${failures} of ${steps.length} checks failed`);
    process.exitCode = 1;
  }
}

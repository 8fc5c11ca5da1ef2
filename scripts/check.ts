import "../src/server/requireNode.ts";
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { checkLayers } from "./layers.ts";

/**
 * `npm run check`: types by layer, lint and format, import rules, dead code. Every step runs, whatever the others say;
 * the exit status is 1 where one failed.
 */
type Outcome = { readonly passed: boolean; readonly output: string };
type Step = { readonly name: string; readonly run: () => Promise<Outcome> };

const ROOT = resolve(import.meta.dirname, "..");
const STEPS: readonly Step[] = [
  ...["src", "electron", "renderer", "tests"].map((layer) =>
    program(`types of ${layer}`, "tsc", "--noEmit", "-p", layer),
  ),
  program("lint and format", "biome", "check", "--error-on-warnings", "."),
  { name: "import rules", run: importRules },
  program("dead code", "knip"),
];

let failures = 0;
for (const { name, run } of STEPS) {
  const begun = performance.now();
  const { passed, output } = await run();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${passed ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (!passed) {
    failures += 1;
    console.log(output.trimEnd().replaceAll(/^/gm, "       "));
  }
}
if (failures > 0) {
  console.log(`\n${failures} of ${STEPS.length} checks failed`);
  process.exitCode = 1;
}

async function importRules(): Promise<Outcome> {
  try {
    const { violations } = await checkLayers();
    return { passed: violations.length === 0, output: violations.join("\n") };
  } catch (error) {
    return { passed: false, output: String(error) };
  }
}

/** A tool of the project's own dependencies, run as a person would. */
function program(name: string, command: string, ...words: string[]): Step {
  const executable = resolve(ROOT, "node_modules/.bin", command);
  return { name, run: () => output(executable, words) };
}

function output(executable: string, words: readonly string[]): Promise<Outcome> {
  const { promise, resolve: done } = Promise.withResolvers<Outcome>();
  const said: string[] = [];
  // Windows starts the tools by a script of its shell; the words are all written above, none comes from outside.
  const child = spawn(executable, words, { cwd: ROOT, shell: process.platform === "win32" });
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  child.on("error", (error) => done({ passed: false, output: error.message }));
  child.on("close", (status) => done({ passed: status === 0, output: said.join("") }));
  return promise;
}

import "./requireNode.ts";

// Loaded only once Node is known to be new enough: their native parts would end an older one without a word.
const [{ readConfig }, { runHost }] = await Promise.all([import("../config.ts"), import("./index.ts")]);

try {
  await runHost(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

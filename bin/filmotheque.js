#!/usr/bin/env node
// Plain JavaScript that an old Node understands too: it finds the Node that the program needs, and hands over to it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = [join(root, "dist/main/cli.js"), join(root, "src/cli/main.ts")].find((path) => existsSync(path));

if (!program) end("The program is not built, and its sources are not here: run `npm run build`.");
else if (Number(process.versions.node.split(".")[0]) >= NEEDED_MAJOR) await import(pathToFileURL(program).href);
else handOver(program);

function handOver(path) {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = [join(root, "node_modules/node/bin", name), join(root, "node_modules/.bin", name)].find(existsSync);
  if (!node) {
    end(
      `Filmothèque needs Node ${NEEDED_MAJOR}, and this is Node ${process.versions.node}.\n` +
        `Run \`npm ci\` (without --ignore-scripts): it brings Node ${NEEDED_MAJOR}.`,
    );
    return;
  }
  const child = spawn(node, [path, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => end(`Node ${NEEDED_MAJOR} did not start: ${error.message}`));
  child.on("exit", (status, signal) => {
    process.exitCode = signal ? 1 : status;
  });
}

function end(message) {
  // As src/terminal does: a path may hold what a terminal interprets.
  console.error(message.replace(/[\0-\x09\x0b-\x1f\x7f-\x9f]/g, "?"));
  process.exitCode = 1;
}

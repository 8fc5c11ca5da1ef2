import "../src/server/requireNode.ts";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfOld } from "./build.ts";
import { fetchElectron, findElectron, hasDisplay } from "./electronBinary.ts";
import { openBrowser } from "./openBrowser.ts";

/** `npm start`: the window where there can be one, else the same application for a browser; it says which, and why. */
const ROOT = resolve(import.meta.dirname, "..");
const PATIENCE_MS = 20_000;
const AT_ONCE_MS = 3_000;

type Way = { readonly kind: "window"; readonly binary: string } | { readonly kind: "browser"; readonly reason: string };

buildIfOld(ROOT);
const way = await chooseWay();
if (way.kind === "window") await openWindow(way.binary);
else await serve(way.reason);

async function chooseWay(): Promise<Way> {
  if (!hasDisplay()) return { kind: "browser", reason: "there is no display for a window" };

  const binary = findElectron() ?? (await fetchBinary());
  if (!binary) return { kind: "browser", reason: "Electron could not be fetched" };
  return { kind: "window", binary };
}

async function fetchBinary(): Promise<string | null> {
  const begun = performance.now();
  const say = () =>
    process.stdout.write(`\rFetching Electron, once… ${Math.round((performance.now() - begun) / 1000)} s`);
  const saying = setInterval(say, 1_000);
  say();
  try {
    return await fetchElectron(AbortSignal.timeout(PATIENCE_MS));
  } finally {
    clearInterval(saying);
    process.stdout.write("\n");
  }
}

/** The window is a program of its own; this one ends with it, and takes it along when told to end. */
async function openWindow(binary: string): Promise<void> {
  console.log("Opening the window.");
  const begun = performance.now();
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env; // would start Node in place of the window
  const window = spawn(binary, [ROOT], { stdio: "inherit", env: environment });
  const passOn = (signal: NodeJS.Signals) => window.kill(signal);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, passOn);

  const { promise, resolve: done } = Promise.withResolvers<number>();
  window.on("error", () => done(1));
  window.on("exit", (status) => done(status ?? 1));
  const status = await promise;
  // Some systems forbid the browser's sandbox, or lack a library: Electron said so above, and there is another way.
  if (status === 0 || performance.now() - begun > AT_ONCE_MS) process.exit(status);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.off(signal, passOn);
  await serve("the window ended at once");
}

async function serve(reason: string): Promise<void> {
  console.log(`Serving for a browser, because ${reason}.`);
  // The built host, as a person's copy has it; it prints its address and ends with its signals.
  const { host } = (await import(pathToFileURL(join(ROOT, "dist/main/server.js")).href)) as {
    host: { url: string } | null;
  };
  if (host) openBrowser(host.url);
}

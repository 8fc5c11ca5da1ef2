import "../src/server/requireNode.ts";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { linesOf, writeError, writeOutput } from "../src/terminal/index.ts";
import { buildIfOld } from "./build.ts";
import { findElectron, hasDisplay } from "./electronBinary.ts";
import { openBrowser } from "./openBrowser.ts";
import { fetchWithProgress } from "./start/fetchWithProgress.ts";
import { type BrowserReason, startLanguage } from "./start/messages.ts";
import { ENGLISH } from "./start/messagesEnglish.ts";
import { FRENCH } from "./start/messagesFrench.ts";
import { readStartOptions } from "./start/options.ts";
import { runWindow } from "./start/runWindow.ts";

/** `npm start`: the window where there can be one, else the same application for a browser; it says which, and why. */
type Way =
  | { readonly kind: "window"; readonly binary: string }
  | { readonly kind: "browser"; readonly reason: BrowserReason };

const ROOT = resolve(import.meta.dirname, "..");
const INTERRUPTED = 130;

const messages = { en: ENGLISH, fr: FRENCH }[startLanguage(process.env)];
const options = readStartOptions(process.argv.slice(2), process.env);

if (options.kind === "help") writeOutput(...linesOf(messages.help));
else if (options.kind === "unknown") {
  writeError(messages.unknownOption(options.option), "", ...linesOf(messages.help));
  process.exitCode = 2;
} else {
  buildIfOld(ROOT);
  const way = options.inBrowser ? browserBecause("chosen") : await chooseWay();
  if (way.kind === "window") await openWindow(way.binary);
  else await serve(way.reason);
}

async function chooseWay(): Promise<Way> {
  if (!hasDisplay()) return browserBecause("noDisplay");
  const installed = findElectron();
  if (installed) return { kind: "window", binary: installed };
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return browserBecause("overrideEmpty");
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return browserBecause("skipped");

  const fetched = await fetchWithProgress(messages);
  switch (fetched.kind) {
    case "fetched":
      return { kind: "window", binary: fetched.binary };
    case "failed":
      return browserBecause("noElectron");
    case "interrupted":
      return process.exit(INTERRUPTED);
  }
}

function browserBecause(reason: BrowserReason): Way {
  return { kind: "browser", reason };
}

/** The window is a separate program; this one ends with it. */
async function openWindow(binary: string): Promise<void> {
  writeOutput(messages.openingWindow);
  const end = await runWindow({ binary, words: [ROOT], environment: process.env, say: writeError });
  switch (end.kind) {
    case "ended":
      process.exit(end.status);
      break;
    case "crashed":
      writeError(...end.lastWords, messages.windowCrashed(end.how));
      process.exit(1);
      break;
    case "couldNotStart":
      writeError(messages.windowProblem(end.problem));
      await serve("noWindow");
      break;
    default:
      end satisfies never;
  }
}

async function serve(reason: BrowserReason): Promise<void> {
  writeOutput(messages.openingBrowser(reason));
  // The built host, as a person's copy has it; it prints its address and ends with its signals.
  const { host } = (await import(pathToFileURL(join(ROOT, "dist/main/server.js")).href)) as {
    host: { url: string } | null;
  };
  if (host) openBrowser(host.url);
}

import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { DEADLINES } from "../../support/deadlines.ts";

/** A Chromium that can be started, and what its environment must say for it to find its libraries and fonts. */
export type Chromium = { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> };

const ROOT = resolve(import.meta.dirname, "../../..");
const CACHE = join(ROOT, "node_modules/.cache");
const PACKAGE = join(ROOT, "node_modules/@sparticuz/chromium");

const UNPACKING = "chromium-unpacking-";
const LONGEST_UNPACKING_MS = 10 * 60_000;

const SYSTEM_BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * The browser of the tests: `$CHROMIUM_PATH`, else the one that came with the dependencies (Linux x64), else the
 * system's own. Unpacks the second once; several processes may ask at the same moment.
 * @throws Error that says what to install, where there is none
 */
export function findChromium(): Chromium {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return { executablePath: chosen, environment: {} };
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();

  const system = SYSTEM_BROWSERS[process.platform]?.find((path) => existsSync(path));
  if (system) return { executablePath: system, environment: {} };
  throw new Error("No browser for the tests: install Chrome or Chromium, or name one in CHROMIUM_PATH");
}

function unpackedChromium(): Chromium {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);

  const executablePath = join(folder, "chromium");
  const fonts = { FONTCONFIG_FILE: fontsOf(folder) };
  if (starts(executablePath, fonts)) return { executablePath, environment: fonts };
  return { executablePath, environment: { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023/lib") } };
}

/**
 * The package's own configuration names folders of another system. Without any font Chromium ends at the first text
 * field; with these alone, pictures of pages are equal everywhere.
 */
function fontsOf(folder: string): string {
  const file = join(folder, "fonts.conf");
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts/fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>
`;
  if (!existsSync(file)) writeFileSync(file, configuration);
  return file;
}

/**
 * The package unpacks into the temporary folder and assumes that existing files are complete: two at once, or one that
 * was killed, leave a broken browser. So each unpacks into a separate folder, and the first to finish renames it.
 */
function unpackInto(folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  clearLeftovers();
  const own = mkdtempSync(join(CACHE, UNPACKING));
  const program = `
    import chromium, { inflate } from "@sparticuz/chromium";
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(PACKAGE, "bin/al2023.tar.br"))});
  `;
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: own },
    encoding: "utf8",
  });
  if (child.status !== 0) {
    rmSync(own, { recursive: true, force: true });
    throw new Error(`The browser of the tests could not be unpacked: ${child.stderr}`);
  }
  try {
    renameSync(own, folder);
  } catch (cause) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause; // else another process was first, and its copy is as good
  }
}

/** What a process left behind that was killed while unpacking: 200 MB each. */
function clearLeftovers(): void {
  for (const name of readdirSync(CACHE).filter((found) => found.startsWith(UNPACKING))) {
    const folder = join(CACHE, name);
    const beganAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - beganAt > LONGEST_UNPACKING_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether it runs with the system's libraries alone; where NSS or expat is missing the loader ends it at once. */
function starts(executablePath: string, environment: Record<string, string>): boolean {
  const trial = spawnSync(executablePath, ["--version"], {
    env: { ...process.env, ...environment },
    timeout: DEADLINES.conditionMs,
  });
  return trial.status === 0;
}

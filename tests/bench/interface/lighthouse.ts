import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { findChromium } from "../../e2e/support/chromium.ts";
import { freePort } from "../../support/freePort.ts";
import { fillWithFilms, openBenchLibrary, paintPosters } from "../benchLibrary.ts";
import { logIn, startHost, stop } from "../hostProcess.ts";
import { atLeast, quantile, type Row } from "../row.ts";

/** Fetched by npx when the bench runs: nothing that is built, tested or shipped depends on it. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const FILMS = 3_000;
/** The performance of one run is a matter of luck; the middle of three counts. */
const RUNS = 3;
const TARGETS = { performance: 0.95, accessibility: 1, "best-practices": 1 } as const;
type Category = keyof typeof TARGETS;
const CATEGORIES: readonly Category[] = ["performance", "accessibility", "best-practices"];
const SCREENS = {
  library: "/",
  film: "/films/20",
  home: "/home",
  review: "/review",
  monitoring: "/monitoring",
} as const;
const MAX_REPORT_BYTES = 64_000_000;
/** Of an audit that lowers a score, characters in the log. */
const MAX_DETAILS = 1_500;

const run = promisify(execFile);

/** Lighthouse's desktop preset over the main screens, in a real Chromium, https://github.com/GoogleChrome/lighthouse. */
export async function benchLighthouse(): Promise<Row[]> {
  const library = await openBenchLibrary();
  fillWithFilms(library, FILMS);
  await paintPosters(library);
  await library.engine.stop();
  const { child, url } = await startHost(library.folder);
  try {
    return await measure(url, await logIn(url));
  } finally {
    await stop(child);
    await library.close();
  }
}

async function measure(url: string, session: string): Promise<Row[]> {
  const port = await freePort();
  const { executablePath, environment } = findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...environment },
    args: [`--remote-debugging-port=${port}`],
  });
  try {
    const rows: Row[] = [];
    for (const [name, path] of Object.entries(SCREENS)) {
      const reports: Scores[] = [];
      for (let round = 0; round < RUNS; round += 1) reports.push(await scoresOf(url + path, port, session));
      for (const category of CATEGORIES) {
        const scores = reports.map((report) => report[category]);
        rows.push(
          atLeast(`Lighthouse, ${name}: ${category}, middle of ${RUNS}`, quantile(scores, 0.5), TARGETS[category], ""),
        );
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
}

type Scores = Readonly<Record<Category, number>>;

async function scoresOf(address: string, port: number, session: string): Promise<Scores> {
  const { stdout } = await run(
    "npx",
    [
      ...["--yes", LIGHTHOUSE, address, `--port=${port}`, "--preset=desktop", "--quiet"],
      ...["--output=json", `--only-categories=${CATEGORIES.join(",")}`, "--disable-storage-reset"],
      `--extra-headers=${JSON.stringify({ Cookie: `filmotheque_session=${session}` })}`,
    ],
    { maxBuffer: MAX_REPORT_BYTES },
  );
  const report = JSON.parse(stdout) as Report;
  for (const line of lowered(report)) console.warn(`${address}: ${line}`);
  const scoreOf = (category: Category) => report.categories[category].score ?? Number.NaN;
  return {
    performance: scoreOf("performance"),
    accessibility: scoreOf("accessibility"),
    "best-practices": scoreOf("best-practices"),
  };
}

interface Report {
  readonly categories: Record<
    Category,
    { readonly score: number | null; readonly auditRefs: readonly { readonly id: string }[] }
  >;
  readonly audits: Record<string, { readonly title: string; readonly score: number | null; readonly details?: object }>;
}

/** What keeps accessibility and best practices from their whole score, with the places that Lighthouse names. */
function lowered({ categories, audits }: Report): string[] {
  const refs = [...categories.accessibility.auditRefs, ...categories["best-practices"].auditRefs];
  return refs.flatMap(({ id }) => {
    const audit = audits[id];
    if (!audit || audit.score === null || audit.score >= 1) return [];
    return `${audit.title} ${JSON.stringify(audit.details ?? {}).slice(0, MAX_DETAILS)}`;
  });
}

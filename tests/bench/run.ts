import "../../src/server/requireNode.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { buildIfOld } from "../../scripts/build.ts";
import { watchParent } from "../../src/server/watchParent.ts";
import { type Row, toTable } from "./row.ts";
import { type Section, saveSection } from "./saveSection.ts";

/** `npm run bench [name…]`: each bench in a separate process; all of them together are docs/benchmarks.md. */
const ROOT = resolve(import.meta.dirname, "../..");
const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  intake: async () => (await import("./intake/index.ts")).benchIntake(),
  lists: async () => (await import("./lists.ts")).benchLists(),
  library: async () => (await import("./library.ts")).benchLibrary(),
  host: async () => (await import("./host.ts")).benchHost(),
  interface: async () => (await import("./interface/index.ts")).benchInterface(),
  monitoring: async () => (await import("./monitoring.ts")).benchMonitoring(),
  window: async () => (await import("./window/index.ts")).benchWindow(),
  program: async () => (await import("./wholeProgram.ts")).benchWholeProgram(),
  recommendation: async () => (await import("./recommendation/index.ts")).benchRecommendation(),
  household: async () => (await import("./household/index.ts")).benchHousehold(),
  drift: async () => (await import("./drift/index.ts")).benchDrift(),
  identification: async () => (await import("./identification/index.ts")).benchIdentification(),
};
/** They take long, or do not measure speed: run only when named. */
const PROOFS: typeof BENCHES = {
  community: async () => (await import("./community/index.ts")).benchCommunity(),
  lighthouse: async () => (await import("./interface/lighthouse.ts")).benchLighthouse(),
  media: async () => (await import("./media/index.ts")).benchMedia(),
  scale: async () => (await import("./scale/index.ts")).benchScale(),
  serving: async () => (await import("./household/serving.ts")).benchServing(),
  soak: async () => (await import("./soak/index.ts")).benchSoak(),
  kills: async () => (await import("./kills/index.ts")).benchKills(),
  chaos: async () => (await import("./chaos/index.ts")).benchChaos(),
};

const DOCUMENT = join(ROOT, "docs/benchmarks.md");
const ALL_BENCHES = "Every bench";
/** Benches with a section of their own in docs/benchmarks.md, when they run alone. */
const TITLES: Readonly<Record<string, string>> = {
  household: "Lists of households",
  drift: "Drift of households",
  identification: "Identification",
  community: "Communities",
  lighthouse: "Lighthouse",
  media: "Media",
  scale: "Scale",
  serving: "Serving lists and estimates",
  soak: "Soak",
  kills: "Kills",
  chaos: "Chaos",
};

const [first, ...others] = process.argv.slice(2);
if (first === "--one") await runHere(others[0] ?? "");
else await runAll([...(first ? [first] : []), ...others]);

/** In the child: the rows go to the parent as one line. */
async function runHere(name: string): Promise<void> {
  const all = { ...BENCHES, ...PROOFS };
  const bench = all[name];
  if (!bench) throw new Error(`no bench ${name}: there are ${Object.keys(all).join(", ")}`);
  process.stdout.write(`\nROWS ${JSON.stringify(await bench())}\n`);
}

async function runAll(names: readonly string[]): Promise<void> {
  buildIfOld(ROOT);
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) rows.push(...(await runInChild(name)));
  console.log(toTable(rows));
  const short = rows.filter(({ met }) => !met);
  if (short.length > 0) console.log(`\nFalls short: ${short.map(({ figure }) => figure).join("; ")}`);
  const [name, ...more] = names;
  if (name === undefined) saveSection(DOCUMENT, { title: ALL_BENCHES, command: "npm run bench", rows });
  else if (more.length === 0 && name in TITLES) saveSection(DOCUMENT, sectionOf(name, rows));
}

async function runInChild(name: string): Promise<Row[]> {
  console.error(`${name}…`);
  const child = spawn(process.execPath, [import.meta.filename, "--one", name], {
    // A proof tells as it goes what it finds.
    stdio: ["ignore", "pipe", name in PROOFS ? "inherit" : "pipe"],
    cwd: ROOT,
  });
  const stopWatching = watchParent(() => {
    child.kill();
    process.exit(1);
  });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout!),
    child.stderr ? text(child.stderr) : "",
    once(child, "close"),
  ]);
  stopWatching();
  const rows = /^ROWS (.*)$/m.exec(stdout)?.[1];
  if (rows) return JSON.parse(rows) as Row[];
  console.error(stderr.slice(-2_000));
  return [{ figure: name, measured: "ended in an error", target: "", met: false }];
}

/** The section of docs/benchmarks.md for one of `TITLES`; other library sizes have their own section. */
function sectionOf(name: string, rows: readonly Row[]): Section {
  const sizes = name === "scale" ? (process.env.FILMOTHEQUE_BENCH_FILMS ?? "") : "";
  const environment = sizes === "" ? "" : `FILMOTHEQUE_BENCH_FILMS=${sizes} `;
  const title = sizes === "" ? TITLES[name] : `${TITLES[name]}, ${sizes} films`;
  return { title: title ?? name, command: `${environment}npm run bench ${name}`, rows };
}

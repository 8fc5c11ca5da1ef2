import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { identifyRelease, parseReleaseName, titleWords } from "../../src/identification/index.ts";
import { type CatalogueFilm, inMemorySource } from "./inMemorySource.ts";

import type { Row } from "./row.ts";

interface NameCase {
  readonly path: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly kind: string;
  readonly accept?: readonly string[];
}

interface FilmCase {
  readonly path: string;
  readonly tmdbId: number | null;
  readonly rule: string;
}

const DATA = resolve(import.meta.dirname, "../..", process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data");

/** Reads names and finds films against the shared sets; a missing set is a row that says so. */
export async function benchIdentification(): Promise<Row[]> {
  return [...benchNames(), ...(await benchFilms())];
}

function benchNames(): Row[] {
  const named = readLines<NameCase>("filenames/dev.jsonl");
  const conventions = readLines<NameCase>("filenames/conventions.jsonl");
  if (!named || !conventions) return [missing("names")];
  const films = named.filter(({ kind }) => kind === "movie");
  const others = named.filter(({ kind }) => kind !== "movie");
  return [
    share("dev.jsonl films: title and year", rate(films, isNamedRight), 0.98),
    share("dev.jsonl films: kind", rate(films, isKindRight), 0.98),
    share("dev.jsonl others: title and year", rate(others, isNamedRight), 0.9),
    share("dev.jsonl others: kind", rate(others, isKindRight), 0.97),
    share(
      "conventions.jsonl: title, year, kind",
      rate(conventions, (one) => isNamedRight(one) && isKindRight(one)),
      1,
    ),
    speed([...named, ...conventions]),
  ];
}

async function benchFilms(): Promise<Row[]> {
  const films = readLines<CatalogueFilm>("catalogue/films.jsonl");
  const first = readLines<FilmCase>("catalogue/identify-dev.jsonl");
  const hard = readLines<FilmCase>("catalogue/identify-hard-dev.jsonl");
  if (!films || !first || !hard) return [missing("identification")];
  const source = inMemorySource(films);
  return [
    ...(await benchSet("identify-dev", first, source, { right: 0.97, wrong: 0.01 })),
    ...(await benchSet("identify-hard-dev", hard, source, { right: 0.85, wrong: 0.02 })),
  ];
}

async function benchSet(
  name: string,
  cases: readonly FilmCase[],
  source: ReturnType<typeof inMemorySource>,
  target: { right: number; wrong: number },
): Promise<Row[]> {
  let right = 0;
  let wrong = 0;
  let calls = 0;
  const unsettled: string[] = [];
  const started = performance.now();
  for (const one of cases) {
    const { decision, providerCalls } = await identifyRelease(
      parseReleaseName(one.path),
      {},
      source,
      AbortSignal.timeout(60_000),
    );
    calls += providerCalls;
    const answer = decision.kind === "matched" ? (decision.candidate.tmdbId ?? null) : null;
    if (answer === one.tmdbId) right += 1;
    else if (answer !== null) wrong += 1;
    if (answer !== one.tmdbId)
      unsettled.push(`${answer === null ? decision.kind : `WRONG ${answer}`}\t${one.rule}\t${one.path}`);
  }
  const elapsed = performance.now() - started;
  if (process.env.FILMOTHEQUE_BENCH_MISSES) console.log(`${unsettled.join("\n")}\n`);
  return [
    share(`${name}: right`, right / cases.length, target.right),
    atMost(`${name}: wrong`, wrong / cases.length, target.wrong),
    {
      figure: `${name}: provider calls a file`,
      measured: (calls / cases.length).toFixed(2),
      target: "told",
      met: true,
    },
    {
      figure: `${name}: time a file, provider in memory`,
      measured: `${(elapsed / cases.length).toFixed(2)} ms`,
      target: "told",
      met: true,
    },
  ];
}

function isNamedRight({ path, title, year, accept = [] }: NameCase): boolean {
  const release = parseReleaseName(path);
  const key = (text: string) => titleWords(text).join("");
  const isTitleRight = title === null || [title, ...accept].some((truth) => key(truth) === key(release.title));
  return isTitleRight && (year === null || year === release.year);
}

const isKindRight = ({ path, kind }: NameCase) => parseReleaseName(path).kind === kind;

/** The best of several rounds: what the others took belongs to whatever else the machine was doing. */
function speed(cases: readonly NameCase[]): Row {
  let perSecond = 0;
  for (let round = 0; round < 30; round += 1) {
    const started = performance.now();
    for (const { path } of cases) parseReleaseName(path);
    perSecond = Math.max(perSecond, (cases.length * 1000) / (performance.now() - started));
  }
  return {
    figure: "names read a second, one thread, best round",
    measured: Math.round(perSecond).toLocaleString("en"),
    target: "≥ 30,000",
    met: perSecond >= 30_000,
  };
}

function rate<Case>(cases: readonly Case[], isRight: (one: Case) => boolean): number {
  return cases.filter(isRight).length / cases.length;
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

function share(figure: string, measured: number, target: number): Row {
  return { figure, measured: percent(measured), target: `≥ ${percent(target)}`, met: measured >= target };
}

function atMost(figure: string, measured: number, target: number): Row {
  return { figure, measured: percent(measured), target: `≤ ${percent(target)}`, met: measured <= target };
}

function missing(what: string): Row {
  return { figure: what, measured: `skipped: no data in ${DATA}`, target: "–", met: false };
}

function readLines<Line>(file: string): Line[] | null {
  const path = resolve(DATA, file);
  if (!existsSync(path)) return null;
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line));
}

if (import.meta.main) console.table(await benchIdentification());

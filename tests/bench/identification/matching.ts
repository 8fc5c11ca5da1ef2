import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CandidateSource } from "../../../src/providers/index.ts";
import { atLeast, atMost, type Row, round, skipped } from "../row.ts";
import { type CatalogueFilm, inMemorySource } from "./inMemorySource.ts";
import { type MatchCase, readOwnCases, readReports, withFilmHidden } from "./matchCases.ts";
import { type IdentificationScore, scoreIdentification } from "./scoreIdentification.ts";
import { readLines } from "./sets.ts";
import { withCatalogueSource, withKeylessSource } from "./sources.ts";

interface Targets {
  readonly right: number;
  readonly wrong: number;
}

/** A named set of cases. Some cases can only be answered correctly with the first kind of source. */
interface CaseSet {
  readonly name: string;
  readonly cases: readonly MatchCase[];
  readonly targets: Targets;
}

const GOAL: Targets = { right: 90, wrong: 0.2 };

/**
 * Files with their sidecar files, for sources with and without the film: our own cases in two halves, public bug
 * reports, and every path of the shared sets again with its film hidden.
 */
export async function benchMatching(): Promise<Row[]> {
  const films = readLines<CatalogueFilm>("catalogue/films.jsonl");
  const reports = readReports();
  const paths = [
    ...(readLines<MatchCase>("catalogue/identify-dev.jsonl") ?? []),
    ...(readLines<MatchCase>("catalogue/identify-hard-dev.jsonl") ?? []),
  ];
  if (!films || !reports) return [skipped("matching")];
  const known = new Set(films.map(({ tmdbId }) => tmdbId));
  const sets: CaseSet[] = [
    { name: "own cases, development half", cases: readOwnCases("dev"), targets: GOAL },
    { name: "own cases, held-out half", cases: readOwnCases("heldout"), targets: GOAL },
    { name: "own cases, second set", cases: readOwnCases("second"), targets: GOAL },
    { name: "own cases, third set", cases: readOwnCases("third"), targets: GOAL },
    { name: "paths of public bug reports", cases: reports.cases, targets: GOAL },
  ];
  const hidden = { name: "shared paths, their film hidden", cases: withFilmHidden(paths), targets: GOAL };
  const isInCatalogue = ({ tmdbId }: MatchCase) => tmdbId === null || known.has(tmdbId);
  const ofCatalogue = sets.map((set) => ({ ...set, cases: set.cases.filter(isInCatalogue) }));
  const tmdb = inMemorySource([...films, ...reports.films.filter(({ tmdbId }) => !known.has(tmdbId))]);
  return [
    ...(await rowsOf("TMDB's way of searching", tmdb, [...sets, hidden])),
    ...((await withKeylessSource((source) => rowsOf("without a key", source, ofCatalogue))) ?? []),
    ...(await withCatalogueSource((source) => rowsOf("without a network", source, ofCatalogue))),
  ];
}

async function rowsOf(how: string, source: CandidateSource, sets: readonly CaseSet[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, cases, targets } of sets) {
    const score = await scoreIdentification(cases, source);
    rows.push(...judge(`${name}, ${how}`, score, targets));
  }
  return rows;
}

function judge(what: string, { right, wrong, review, count }: IdentificationScore, targets: Targets): Row[] {
  const percent = (part: number) => (100 * part) / count;
  const wrongRow = atMost(`${what}: wrong`, percent(wrong), targets.wrong, "%");
  const rows: Row[] = [
    atLeast(`${what}: right`, percent(right), targets.right, "%"),
    { ...wrongRow, measured: `${wrongRow.measured} (${wrong} of ${count})` },
    { figure: `${what}: left to a person`, measured: `${round(percent(review))} %`, target: "told", met: true },
  ];
  return rows.map((row) => ({ ...row, before: BEFORE.get(row.figure) }));
}

/** What release 0.1 reached with the same cases. */
const BEFORE: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/matching/release-0.1.json"), "utf8")),
  ),
);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueFilm } from "./inMemorySource.ts";
import { type FilmCase, readLines } from "./sets.ts";

/** A file with its sidecar files and the correct film; null: the user must decide. */
export interface MatchCase extends FilmCase {
  /** The text of its NFO. */
  readonly nfo?: string;
  /** The duration of the file. */
  readonly minutes?: number;
  /** Films that are hidden from the source. */
  readonly hidden?: readonly number[];
  /** Runtimes by TMDB id, if the catalogue has none. */
  readonly runtimes?: Readonly<Record<string, number>>;
}

interface ReportedCase {
  readonly kind: string;
  readonly path?: string;
  readonly nfo?: Readonly<Record<string, string>>;
  readonly expected: {
    readonly tmdbId?: number;
    readonly title?: string;
    readonly year?: number;
    readonly kind?: string;
    readonly decision?: string;
  };
}

const FIXTURES = join(import.meta.dirname, "../../fixtures/matching");

/**
 * The project's own cases. The held-out ones were written before the rules and are not inspected while rules are
 * changed. The second set was written later, by someone who had not seen the rules, the third
 * after the rules were changed for the second.
 */
export function readOwnCases(half: "dev" | "heldout" | "second" | "third"): MatchCase[] {
  const lines = readFileSync(join(FIXTURES, `${half}.jsonl`), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): MatchCase => JSON.parse(line));
}

/** Public bug reports about files, including films that the catalogue lacks. Null when the data is missing. */
export function readReports(): { readonly cases: MatchCase[]; readonly films: CatalogueFilm[] } | null {
  const reports = readLines<ReportedCase>("reports/identification.jsonl");
  if (!reports) return null;
  const cases = reports.flatMap(({ kind, path, nfo, expected }): MatchCase[] => {
    const isJudged = expected.tmdbId !== undefined || expected.kind === "extra" || expected.decision !== undefined;
    if (path === undefined || !isJudged) return [];
    const [text] = Object.values(nfo ?? {});
    return [{ path, rule: kind, tmdbId: expected.tmdbId ?? null, ...(text === undefined ? {} : { nfo: text }) }];
  });
  const films = reports.flatMap(({ expected: { tmdbId, title, year } }) =>
    tmdbId !== undefined && title !== undefined ? [{ tmdbId, title, year: year ?? null }] : [],
  );
  return { cases, films };
}

/** Every case with its film hidden from the source, so that any match is wrong. */
export function withFilmHidden(cases: readonly MatchCase[]): MatchCase[] {
  return cases.flatMap((one) =>
    one.tmdbId === null ? [] : [{ ...one, hidden: [...(one.hidden ?? []), one.tmdbId], tmdbId: null }],
  );
}

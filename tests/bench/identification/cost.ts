import { parseReleaseName, scoreCandidate } from "../../../src/identification/index.ts";
import type { FilmCandidate } from "../../../src/providers/index.ts";
import { atMost, quantile, type Row } from "../row.ts";

const WARM_UP = 50;
const ROUNDS = 500;
/** The maximum number of candidates examined in detail for one file. */
const MOST_DETAILED = 8;
const HOSTILE_CHARACTERS = 100_000;

/** What one decision costs in computing, and what the worst name can cost. */
export function benchCost(): Row[] {
  const release = parseReleaseName(
    "The.Lord.of.the.Rings.The.Return.of.the.King.2003.EXTENDED.1080p.BluRay.x264-GRP.mkv",
  );
  const candidates = Array.from({ length: 50 }, (_, index) => candidateOf(index));
  const score = () => {
    for (const candidate of candidates) scoreCandidate(release, { durationSeconds: 12_000 }, candidate);
  };
  for (let round = 0; round < WARM_UP; round += 1) score();
  const scoring = Array.from({ length: ROUNDS }, () => timed(score));
  const slowest = HOSTILE_PIECES.map((piece) => ({ piece, milliseconds: slowestOf(piece) })).toSorted(
    (a, b) => b.milliseconds - a.milliseconds,
  );
  return [
    atMost("one file against 50 candidates, median", quantile(scoring, 0.5), 1, "ms"),
    { ...atMost("… p99", quantile(scoring, 0.99), 1, "ms"), target: "told", met: true },
    atMost(`a name of 100,000 characters, the slowest of ${slowest.length} sorts`, slowest[0]!.milliseconds, 50, "ms"),
  ];
}

const HOSTILE_PIECES = [
  "[",
  "()",
  "1",
  "e1",
  ".",
  " ",
  "/ ",
  "{edition-",
  "ab-1x",
  "s01",
  " - ",
  "é",
  "Ã©",
  "aka ",
  "(1999)",
  "1999.",
  "cd1.",
  "漢",
  "tt",
  "[tmdb-",
];

function slowestOf(piece: string): number {
  const name = `${piece.repeat(Math.ceil(HOSTILE_CHARACTERS / piece.length))}.mkv`;
  return Math.min(...Array.from({ length: 3 }, () => timed(() => parseReleaseName(name))));
}

/** As a search finds them: title and original title; and, for the few examined in detail, all their titles. */
function candidateOf(index: number): FilmCandidate {
  const others = index < MOST_DETAILED ? 30 : 0;
  return {
    provider: "tmdb",
    tmdbId: index + 1,
    title: `The Lord of the Rings ${index}`,
    originalTitle: `Le Seigneur des anneaux ${index}`,
    alternativeTitles: Array.from({ length: others }, (_, other) => `Der Herr der Ringe ${index} ${other}`),
    year: 1980 + index,
    runtimeMinutes: 90 + index,
    popularity: index,
    directors: ["Peter Jackson"],
  };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

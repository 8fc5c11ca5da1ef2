import { comparableWords, type Release } from "../releaseName/index.ts";
import { titlesOf } from "./candidateTitles.ts";
import type { ScoredCandidate } from "./scoredCandidate.ts";

const BONUS = 0.06;

/**
 * `Rocky 1` without a year: *Rocky* is the first of a series because *Rocky II* has a later year. `Rambo 1` is not
 * *Rambo* of 2008, because other films of its series are older.
 * @returns the candidates in any order
 */
export function withSeriesEvidence(release: Release, candidates: readonly ScoredCandidate[]): ScoredCandidate[] {
  const own = comparableWords(release.title);
  if (release.year !== null || own.at(-1) !== "1" || own.length < 2) return [...candidates];
  const name = own.slice(0, -1).join(" ");
  const sequels = candidates.filter((film) => isSequel(film, name));
  return candidates.map((film) => {
    const isNamed = titlesOf(film).some((title) => comparableWords(title).join(" ") === name);
    const isFirst = isNamed && isBefore(film, sequels);
    if (!isFirst) return film;
    const weight = BONUS;
    const [next] = sequels;
    return {
      ...film,
      score: Math.min(1, film.score + weight),
      evidence: [...film.evidence, { feature: "series", value: next?.title ?? null, weight }],
    };
  });
}

function isSequel(film: ScoredCandidate, name: string): boolean {
  return titlesOf(film).some((title) => {
    const words = comparableWords(title).join(" ");
    return words.startsWith(`${name} `) && /\b[2-9]\b/.test(words.slice(name.length));
  });
}

function isBefore(film: ScoredCandidate, sequels: readonly ScoredCandidate[]): boolean {
  return sequels.length > 0 && sequels.every(({ year }) => year !== null && film.year !== null && year > film.year);
}

import type { FilmCandidate } from "../../providers/index.ts";
import type { NfoClues, Release } from "../releaseName/index.ts";
import { isSameName } from "./personName.ts";
import type { Evidence, ScoredCandidate } from "./scoredCandidate.ts";

const PEOPLE_BONUS = 0.1;
/** Separates films of one title and year, where a bonus would be lost at the top of the scale. Too small to refuse a match. */
const OTHER_DIRECTORS_PENALTY = 0.06;
/** Ambiguous: the ids and the rest of the evidence contradict each other, so a person decides. */
const CONTRADICTED = 0.7;

/** For: a director or two actors that the NFO and the candidate share. Against: the directors differ. */
export function peopleEvidence({ nfo }: Release, { directors = [], actors = [] }: FilmCandidate): Evidence | null {
  if (!nfo) return null;
  const shared = sharedNames(nfo.directors, directors);
  const people = shared.length > 0 ? shared : sharedNames(nfo.actors, actors);
  if (people.length >= (shared.length > 0 ? 1 : 2))
    return { feature: "people", value: people.slice(0, 3).join(", "), weight: PEOPLE_BONUS };
  // A name in two scripts would look like two people.
  const isComparable = nfo.directors.some(isLatin) && directors.some(isLatin);
  return isComparable ? { feature: "people", value: "others", weight: -OTHER_DIRECTORS_PENALTY } : null;
}

export type NfoAgreement = "agrees" | "another" | "silent";

/** Whether the ids are the candidate's, another film's, or cannot be compared (`silent`). */
export function compareIds(ids: NfoClues["ids"] | undefined, candidate: FilmCandidate): NfoAgreement {
  const pairs = [
    [ids?.tmdb, candidate.tmdbId],
    [ids?.imdb, candidate.imdbId],
  ].filter(([said, known]) => said !== undefined && known !== undefined);
  if (pairs.some(([said, known]) => said === known)) return "agrees";
  return pairs.length > 0 ? "another" : "silent";
}

/** Evidence that may contradict the film of an id. */
interface Contradictions {
  readonly similarity: number;
  readonly yearGap: number | null;
  readonly isOtherFilm: boolean;
}

/**
 * An id in the NFO decides, as an id in the name does. Where both are there and disagree, the candidate of the name's id
 * is listed first, and a person decides.
 */
export function applyNfoIds(
  release: Release,
  scored: ScoredCandidate,
  { similarity, yearGap, isOtherFilm }: Contradictions,
): ScoredCandidate {
  const agreement = compareIds(release.nfo?.ids, scored);
  if (agreement === "silent") return scored;
  const hasTag = release.ids.tmdb !== undefined || release.ids.imdb !== undefined;
  const isTagged = compareIds(release.ids, scored) === "agrees";
  const contradicts = isOtherFilm || (yearGap !== null && yearGap > 1 && similarity < 0.6);
  if (agreement === "another") {
    // Just above the film of the NFO's id, so that the name's film is listed first.
    return withNfoIdEvidence(
      scored,
      "another",
      isTagged ? CONTRADICTED + 0.01 : Math.min(scored.score, CONTRADICTED - 0.01),
    );
  }
  if (hasTag) return withNfoIdEvidence(scored, "agrees", isTagged ? scored.score : CONTRADICTED);
  return contradicts ? withNfoIdEvidence(scored, "contradicted", CONTRADICTED) : withNfoIdEvidence(scored, "agrees", 1);
}

function withNfoIdEvidence(scored: ScoredCandidate, value: string, score: number): ScoredCandidate {
  const weight = Math.round((score - scored.score) * 10_000) / 10_000;
  return { ...scored, score, evidence: [...scored.evidence, { feature: "nfo_id", value, weight }] };
}

function sharedNames(a: readonly string[], b: readonly string[]): string[] {
  return a.filter((name) => b.some((other) => isSameName(name, other)));
}

const isLatin = (name: string) => /[a-z]/i.test(name);

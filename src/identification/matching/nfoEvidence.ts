import type { FilmCandidate } from "../../providers/index.ts";
import { foldCase, type NfoClues, type Release } from "../releaseName/index.ts";
import type { Evidence, ScoredCandidate } from "./scoredCandidate.ts";

const PEOPLE_BONUS = 0.1;
/** Parts namesakes of one year, where a bonus would be lost at the top of the scale; refuses no match by itself. */
const OTHER_DIRECTORS_PENALTY = 0.06;
/** Below every acceptance, above the review: two who should know contradict each other, so a person looks. */
const CONTRADICTED = 0.7;

/** A director, or two of the cast, whom the NFO and the candidate both name; or that they name other directors. */
export function peopleEvidence({ nfo }: Release, { directors = [], actors = [] }: FilmCandidate): Evidence | null {
  if (!nfo) return null;
  const shared = sharedNames(nfo.directors, directors);
  const people = shared.length > 0 ? shared : sharedNames(nfo.actors, actors);
  if (people.length >= (shared.length > 0 ? 1 : 2))
    return { feature: "people", value: people.slice(0, 3).join(", "), weight: PEOPLE_BONUS };
  // One name in two scripts looks like two people.
  const isComparable = nfo.directors.some(isLatin) && directors.some(isLatin);
  return isComparable ? { feature: "people", value: "others", weight: -OTHER_DIRECTORS_PENALTY } : null;
}

export type NfoAgreement = "agrees" | "another" | "silent";

/** Whether the NFO's ids are those of this film, of another one, or cannot be compared. */
export function compareIds(ids: NfoClues["ids"] | undefined, candidate: FilmCandidate): NfoAgreement {
  const pairs = [
    [ids?.tmdb, candidate.tmdbId],
    [ids?.imdb, candidate.imdbId],
  ].filter(([said, known]) => said !== undefined && known !== undefined);
  if (pairs.some(([said, known]) => said === known)) return "agrees";
  return pairs.length > 0 ? "another" : "silent";
}

/**
 * The NFO's id wins as an id in the name does; where both are there and disagree, the name's comes first and neither is
 * accepted without a person.
 */
export function applyNfoIds(
  release: Release,
  scored: ScoredCandidate,
  { similarity, yearGap }: { readonly similarity: number; readonly yearGap: number | null },
): ScoredCandidate {
  const agreement = compareIds(release.nfo?.ids, scored);
  if (agreement === "silent") return scored;
  const hasTag = release.ids.tmdb !== undefined || release.ids.imdb !== undefined;
  const isTagged = compareIds(release.ids, scored) === "agrees";
  const contradicts = yearGap !== null && yearGap > 1 && similarity < 0.6;
  if (agreement === "another") {
    // Just above the NFO's own film: whoever looks sees first what the name says.
    return judged(scored, "another", isTagged ? CONTRADICTED + 0.01 : Math.min(scored.score, CONTRADICTED - 0.01));
  }
  if (hasTag) return judged(scored, "agrees", isTagged ? scored.score : CONTRADICTED);
  return contradicts ? judged(scored, "contradicted", CONTRADICTED) : judged(scored, "agrees", 1);
}

function judged(scored: ScoredCandidate, value: string, score: number): ScoredCandidate {
  const weight = Math.round((score - scored.score) * 10_000) / 10_000;
  return { ...scored, score, evidence: [...scored.evidence, { feature: "nfo_id", value, weight }] };
}

function sharedNames(a: readonly string[], b: readonly string[]): string[] {
  const known = new Set(b.map(nameKey));
  return a.filter((name) => nameKey(name) !== "" && known.has(nameKey(name)));
}

const isLatin = (name: string) => /[a-z]/i.test(name);
const nameKey = (name: string) => foldCase(name).replaceAll(/[^\p{L}]/gu, "");

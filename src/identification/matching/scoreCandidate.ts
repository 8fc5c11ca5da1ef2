import { pathSegments } from "../../paths/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import type { Release, TitleGuess } from "../releaseName/index.ts";
import { titlesOf } from "./candidateTitles.ts";
import { applyNfoIds, peopleEvidence } from "./nfoEvidence.ts";
import { isSameName } from "./personName.ts";
import { type FileFacts, isOtherFilmByRuntime, runtimeEvidence } from "./runtimeEvidence.ts";
import type { Evidence, ScoredCandidate } from "./scoredCandidate.ts";
import { otherPeople, statedPeople } from "./statedPeople.ts";
import { type ComparableTitle, comparableTitle, cutOffSimilarity, titleSimilarity } from "./titleSimilarity.ts";
import { unaccountedWords } from "./unaccountedWords.ts";

/** Multiplies the title's similarity, by the distance between the name's year and the film's. */
const YEAR_FACTOR = { exact: 1, oneOff: 0.905, unstated: 0.89, unknown: 0.86, twoOff: 0.72, far: 0.5 } as const;

/**
 * The year next to that of a little-known film whose title is one word: a namesake is as likely (*The Island* of 2005 and
 * of 2006), so that a runtime or a director must agree.
 */
const ONE_OFF_OF_SHORT_TITLE = 0.83;
const LITTLE_KNOWN_POPULARITY = 10;
const DIRECTOR_BONUS = 0.1;
/** Less than the margin: it orders equal candidates and never decides. */
const POPULARITY_BONUS = 0.01;
/** Multiplied by what a guess lacks in weight: a guess of half the name, without a year, stays ambiguous. */
const GUESS_PENALTY = 0.13;
const LONGER_TITLE_BONUS = 0.05;
/** Ambiguous: the id and the rest of the name contradict each other, so a person decides. */
const CONTRADICTED = 0.7;

/** `Extremely Loud and Incredi... (2011).avi`. */
const CUT_OFF = /[\p{L}\p{N},'’&-] ?(?:\.{3}|…)(?:\s|[([]|\.\w{2,4}$|$)/u;
const LONGEST_NAME = 400;
/** The maximum score, which is ambiguous, when the name has words that no fact about the film explains. */
const UNACCOUNTED = 0.75;

/**
 * Scores one candidate by what the name and the file say.
 * @returns the candidate with a score of 0–1 and the evidence it is made of
 */
export function scoreCandidate(release: Release, file: FileFacts, candidate: FilmCandidate): ScoredCandidate {
  const { guess, similarity, title, unaccounted: unexplained } = bestGuess(release, candidate);
  const people = otherPeople(statedPeople(release), candidate, titlesOf(candidate));
  const unaccounted = unexplained.length > 0 ? unexplained : people;
  const evidence: Evidence[] = [{ feature: "title", value: title, said: guess.title, weight: similarity }];
  const byYear = isOneOffOfShortTitle(guess.year, candidate, title)
    ? ONE_OFF_OF_SHORT_TITLE
    : yearFactor(guess.year, candidate.year);
  let score = similarity * byYear;
  const yearWeight = round(similarity * (byYear - 1));
  evidence.push({ feature: "year", value: candidate.year, ...saidYear(release, guess), weight: yearWeight });

  const add = (piece: Evidence | null) => {
    if (!piece) return;
    score += piece.weight;
    evidence.push(piece);
  };
  add(runtimeEvidence(file, candidate, gap(guess.year, candidate.year) === 0));
  add(directorEvidence(release, candidate));
  add(peopleEvidence(release, candidate));
  add({
    feature: "popularity",
    value: candidate.popularity ?? null,
    weight: round(popularityWeight(candidate.popularity)),
  });
  if (unaccounted.length > 0)
    add({ feature: "words", value: unaccounted.join(" "), weight: round(Math.min(0, UNACCOUNTED - score)) });
  const isOtherFilm = isOtherFilmByRuntime(file, candidate, release.part !== undefined);
  if (isOtherFilm) add({ feature: "length", value: "another", weight: round(Math.min(0, CONTRADICTED - score)) });

  if (release.kind !== "movie" || candidate.isFilm === false) {
    const value = candidate.isFilm === false ? "no film" : release.kind;
    evidence.push({ feature: "kind", value, weight: -round(score) });
    score = 0;
  }
  const yearGap = gap(guess.year, candidate.year);
  const scored = applyNameIds(release, candidate, { score, evidence, similarity, yearGap });
  return applyNfoIds(release, scored, { similarity, yearGap, isOtherFilm });
}

interface ScoreBeforeIds {
  readonly score: number;
  readonly evidence: Evidence[];
  readonly similarity: number;
  readonly yearGap: number | null;
}

/** An id in the name decides, unless title and year contradict it. Candidates with another id are never accepted. */
function applyNameIds(
  { ids }: Release,
  candidate: FilmCandidate,
  { score, evidence, similarity, yearGap }: ScoreBeforeIds,
): ScoredCandidate {
  const isTagged =
    (ids.tmdb !== undefined && ids.tmdb === candidate.tmdbId) ||
    (ids.imdb !== undefined && ids.imdb === candidate.imdbId);
  const isOther =
    !isTagged &&
    ((ids.tmdb !== undefined && candidate.tmdbId !== undefined) ||
      (ids.imdb !== undefined && candidate.imdbId !== undefined));
  if (!isTagged && !isOther) return { ...candidate, score: clamp(score), evidence };
  const contradicts = isTagged && yearGap !== null && yearGap > 1 && similarity < 0.6;
  const finalScore = isTagged ? (contradicts ? CONTRADICTED : 1) : Math.min(score, CONTRADICTED);
  const value = isTagged ? (contradicts ? "contradicted" : "agrees") : "another";
  return {
    ...candidate,
    score: clamp(finalScore),
    evidence: [...evidence, { feature: "id", value, weight: round(finalScore - score) }],
  };
}

interface BestGuess {
  readonly guess: Pick<TitleGuess, "title" | "year">;
  readonly similarity: number;
  readonly title: string;
  /** Words of the name that neither the guess nor the film explains. */
  readonly unaccounted: readonly string[];
}

/**
 * The guess and the candidate title with the best score. A less likely guess must beat the others by more than its
 * penalty. A guess that leaves words unexplained is at most ambiguous.
 */
function bestGuess(release: Release, candidate: FilmCandidate): BestGuess {
  const all = titlesOf(candidate);
  const titles = all.map((title) => ({ title, comparable: comparableTitle(title) }));
  const { first, guesses } = comparableGuesses(release);
  const isCutOff = CUT_OFF.test(fileNameOf(release.path));
  let best: (BestGuess & { readonly rank: number }) | null = null;
  for (const { guess, own } of guesses) {
    const byYear = yearFactor(guess.year, candidate.year);
    const guessPenalty = GUESS_PENALTY * (1 - guess.weight);
    let unaccounted: readonly string[] | null = null;
    for (const { title, comparable } of titles) {
      const alike = titleSimilarity(own, comparable, best ? best.rank / byYear + guessPenalty : 0);
      const similarity = isCutOff ? Math.max(alike, cutOffSimilarity(own, comparable)) : alike;
      const penalty = similarity === 1 && isLongerTitle(own, first) ? -LONGER_TITLE_BONUS : guessPenalty;
      if (best && (similarity - penalty) * byYear <= best.rank) continue;
      unaccounted ??= unaccountedWords(wholeName(release, guess), guess.title, candidate, all);
      const fit = unaccounted.length > 0 ? Math.min(similarity - penalty, UNACCOUNTED) : similarity - penalty;
      const rank = fit * byYear;
      if (best && rank <= best.rank) continue;
      best = { guess, similarity: round(fit), title, unaccounted, rank };
    }
  }
  return best ?? { guess: release, similarity: 0, title: candidate.title, unaccounted: [] };
}

/** The name that the guess is a part of. */
const wholeName = ({ title }: Release, guess: TitleGuess) =>
  guess.omittedWords === undefined ? title : `${guess.omittedWords} ${guess.title}`;

interface ComparableGuesses {
  readonly first: ComparableTitle;
  readonly guesses: readonly { readonly guess: TitleGuess; readonly own: ComparableTitle }[];
}

/** A release is compared with up to fifty candidates: its titles are prepared once. */
const comparableGuessesCache = new WeakMap<Release, ComparableGuesses>();

function comparableGuesses(release: Release): ComparableGuesses {
  const known = comparableGuessesCache.get(release);
  if (known) return known;
  const guesses = guessesOf(release).map((guess) => ({ guess, own: comparableTitle(guess.title) }));
  const comparable = { first: comparableTitle(release.title), guesses };
  comparableGuessesCache.set(release, comparable);
  return comparable;
}

/** *Johnny English* rather than *Johnny*: that all the words of the longer title fit is hardly chance. */
function isLongerTitle(own: ComparableTitle, first: ComparableTitle): boolean {
  return own.words.length > first.words.length && first.key !== "" && own.key.includes(first.key);
}

function guessesOf(release: Release): readonly TitleGuess[] {
  const known = new Set(release.readings.map((guess) => guess.title));
  const more = release.alternativeTitles
    .filter((title) => !known.has(title))
    .map((title): TitleGuess => ({ title, year: release.year, kind: release.kind, weight: 0.7 }));
  return [...release.readings, ...more];
}

/** The year of the guess, and its source. */
function saidYear(
  { path, nfo, year: named }: Release,
  { year }: Pick<TitleGuess, "year">,
): Pick<Evidence, "said" | "source"> {
  if (year === null) return {};
  const isOfNfo = nfo?.year === year && named !== year;
  if (isOfNfo) return { said: year, source: "nfo" };
  return { said: year, source: fileNameOf(path).includes(String(year)) ? "name" : "folder" };
}

const fileNameOf = (path: string) => pathSegments(path, LONGEST_NAME).at(-1) ?? "";

function gap(stated: number | null, known: number | null): number | null {
  return stated === null || known === null ? null : Math.abs(stated - known);
}

function yearFactor(stated: number | null, known: number | null): number {
  const distance = gap(stated, known);
  if (distance === null) return stated === null ? YEAR_FACTOR.unstated : YEAR_FACTOR.unknown;
  if (distance === 0) return YEAR_FACTOR.exact;
  if (distance === 1) return YEAR_FACTOR.oneOff;
  return distance === 2 ? YEAR_FACTOR.twoOff : YEAR_FACTOR.far;
}

function isOneOffOfShortTitle(stated: number | null, { year, popularity }: FilmCandidate, title: string): boolean {
  if (popularity === undefined || popularity >= LITTLE_KNOWN_POPULARITY) return false;
  return gap(stated, year) === 1 && comparableTitle(title).words.length === 1;
}

/** `Heat - Michael Mann`: a guess or a bracket of the name is the director's. */
function directorEvidence(release: Release, { directors }: FilmCandidate): Evidence | null {
  const names = [...release.readings.map((guess) => guess.title), ...release.alternativeTitles];
  const found = directors?.find((director) => names.some((name) => isSameName(name, director)));
  return found === undefined ? null : { feature: "director", value: found, weight: DIRECTOR_BONUS };
}

function popularityWeight(popularity: number | undefined): number {
  return popularity && popularity > 0 ? POPULARITY_BONUS * Math.min(1, Math.log10(1 + popularity) / 3) : 0;
}

const clamp = (score: number) => round(Math.min(1, Math.max(0, score)));
const round = (value: number) => Math.round(value * 10_000) / 10_000;

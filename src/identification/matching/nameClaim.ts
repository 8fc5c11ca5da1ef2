import type { FilmCandidate } from "../../providers/index.ts";
import { isGenericName, type NfoClues, type Release, titleKey } from "../releaseName/index.ts";
import { titlesOf } from "./candidateTitles.ts";
import type { ScoredCandidate } from "./scoredCandidate.ts";
import { comparableTitle, titleSimilarity } from "./titleSimilarity.ts";

const SAME_TITLE = 0.92;
/** The years of production, festival and release differ by at most this much. */
const MAX_YEAR_GAP = 1;
const MAX_YEAR_GAP_OF_SAME_TITLE = 2;
/** A shorter name such as `x.mkv` is not evidence, although there is a film *X*. */
const MIN_KEY_LENGTH = 3;
/** The score of an ambiguous match, which the user must decide. */
const CONTRADICTED = 0.7;

/** Whether the name states a film at all. */
export function namesFilm({ title, year }: Release): boolean {
  const key = titleKey(title);
  return !isGenericName(title) && (key.length >= MIN_KEY_LENGTH || (year !== null && key !== ""));
}

/** Whether the name alone is sufficient evidence for this film. */
export function isFilmOfName(release: Release, film: FilmCandidate): boolean {
  return yearGap(release.year, film.year) <= MAX_YEAR_GAP && nameSimilarity(release, film) >= SAME_TITLE;
}

function isOfAnotherYear(release: Release, film: FilmCandidate): boolean {
  const isNamed = nameSimilarity(release, film) >= SAME_TITLE;
  return yearGap(release.year, film.year) > (isNamed ? MAX_YEAR_GAP_OF_SAME_TITLE : MAX_YEAR_GAP);
}

/** The similarity of the title in the name itself to the film's titles. */
function nameSimilarity(release: Release, film: FilmCandidate): number {
  const own = [release.title, ...release.alternativeTitles].map(comparableTitle);
  const titles = titlesOf(film).map(comparableTitle);
  return Math.max(0, ...own.flatMap((name) => titles.map((title) => titleSimilarity(name, title))));
}

const yearGap = (said: number | null, known: number | null) =>
  said === null || known === null ? 0 : Math.abs(said - known);

/**
 * Handles an NFO and a file name that state different films: neither is matched automatically, and both are listed
 * with their evidence. If no source knows the film in the name, the NFO wins.
 * @returns the candidates in their order
 */
export function withContradictions(release: Release, candidates: readonly ScoredCandidate[]): ScoredCandidate[] {
  const { nfo } = release;
  if (!nfo || !hasClaim(nfo)) return [...candidates];
  const described = candidates.filter((film) => isFilmOfNfo(nfo, film));
  const named = namesFilm(release)
    ? candidates.filter((film) => !described.includes(film) && isFilmOfName(release, film))
    : [];
  const isContradicted = named.length > 0 && !described.some((film) => isFilmOfName(release, film));
  return candidates.map((film) => {
    if (described.includes(film))
      return isContradicted || isOfAnotherYear(release, film) ? contradicted(film, "name") : film;
    const isOther = described.length > 0 || isOfAnotherYearThan(nfo, film);
    return isContradicted && isOther && named.includes(film) ? contradicted(film, "nfo") : film;
  });
}

function hasClaim({ title, ids }: NfoClues): boolean {
  return title !== null || ids.tmdb !== undefined || ids.imdb !== undefined;
}

function isFilmOfNfo(nfo: NfoClues, film: ScoredCandidate): boolean {
  const byId = film.evidence.find(({ feature }) => feature === "nfo_id")?.value;
  return byId === undefined ? isTitleOfNfo(nfo, film) : byId !== "another";
}

function isTitleOfNfo({ title, year }: NfoClues, film: FilmCandidate): boolean {
  if (title === null || yearGap(year, film.year) > MAX_YEAR_GAP) return false;
  const own = comparableTitle(title);
  return titlesOf(film).some((one) => titleSimilarity(own, comparableTitle(one)) >= SAME_TITLE);
}

/** Whether the NFO and the film have different years, so that the NFO may describe a film that no source knows. */
function isOfAnotherYearThan({ year }: NfoClues, film: FilmCandidate): boolean {
  return yearGap(year, film.year) > MAX_YEAR_GAP;
}

function contradicted(film: ScoredCandidate, by: "name" | "nfo"): ScoredCandidate {
  const score = Math.min(film.score, by === "name" ? CONTRADICTED : CONTRADICTED + 0.01);
  const weight = Math.round((score - film.score) * 10_000) / 10_000;
  return { ...film, score, evidence: [...film.evidence, { feature: "contradiction", value: by, weight }] };
}

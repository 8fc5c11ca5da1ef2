import type { FilmCandidate } from "../../providers/index.ts";
import { isGenericName, type NfoClues, type Release, titleKey } from "../releaseName/index.ts";
import { titlesOf } from "./candidateTitles.ts";
import type { ScoredCandidate } from "./scoredCandidate.ts";
import { comparableTitle, titleSimilarity } from "./titleSimilarity.ts";

const SAME_TITLE = 0.92;
/** Years of production, of a festival and of the release differ by so much. */
const MAX_YEAR_GAP = 1;
const MAX_YEAR_GAP_OF_SAME_TITLE = 2;
/** `x.mkv` says nothing, although there is a film *X*. */
const MIN_KEY_LENGTH = 3;
/** Ambiguous: a person decides. */
const CONTRADICTED = 0.7;

/** Whether the name says of which film the file is. */
export function namesFilm({ title, year }: Release): boolean {
  const key = titleKey(title);
  return !isGenericName(title) && (key.length >= MIN_KEY_LENGTH || (year !== null && key !== ""));
}

/** Whether the name alone is enough to say that it is this film. */
export function isFilmOfName(release: Release, film: FilmCandidate): boolean {
  return yearGap(release.year, film.year) <= MAX_YEAR_GAP && nameSimilarity(release, film) >= SAME_TITLE;
}

function isOfAnotherYear(release: Release, film: FilmCandidate): boolean {
  const isNamed = nameSimilarity(release, film) >= SAME_TITLE;
  return yearGap(release.year, film.year) > (isNamed ? MAX_YEAR_GAP_OF_SAME_TITLE : MAX_YEAR_GAP);
}

/** How similar a title in the name itself is to one of the film's. */
function nameSimilarity(release: Release, film: FilmCandidate): number {
  const own = [release.title, ...release.alternativeTitles].map(comparableTitle);
  const titles = titlesOf(film).map(comparableTitle);
  return Math.max(0, ...own.flatMap((name) => titles.map((title) => titleSimilarity(name, title))));
}

const yearGap = (said: number | null, known: number | null) =>
  said === null || known === null ? 0 : Math.abs(said - known);

/**
 * An NFO and a name that speak of two films: neither is matched automatically, and both are listed with what they say.
 * Where the name says nothing that a source knows, the NFO is believed.
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

/** An NFO whose film no source knows: its title may be one that no source knows, its year is of another film. */
function isOfAnotherYearThan({ year }: NfoClues, film: FilmCandidate): boolean {
  return yearGap(year, film.year) > MAX_YEAR_GAP;
}

function contradicted(film: ScoredCandidate, by: "name" | "nfo"): ScoredCandidate {
  const score = Math.min(film.score, by === "name" ? CONTRADICTED : CONTRADICTED + 0.01);
  const weight = Math.round((score - film.score) * 10_000) / 10_000;
  return { ...film, score, evidence: [...film.evidence, { feature: "contradiction", value: by, weight }] };
}

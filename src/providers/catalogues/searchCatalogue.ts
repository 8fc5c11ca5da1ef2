import { distance } from "fastest-levenshtein";
import type { FilmCandidate } from "../filmCandidate.ts";
import type { Catalogue, FoundFilm, WordFilms } from "./openCatalogue.ts";
import { findFilmsBySimilarKey, findSimilarWords } from "./similarWords.ts";
import type { TitleFolding } from "./titleFolding.ts";

export interface TitleQuery {
  readonly title: string;
  readonly year?: number;
}

const MAX_NAMESAKES = 60;
const MAX_RESULTS = 20;
/** Films that share words with the query and are compared letter by letter. */
const MAX_COMPARED = 200;
/** More films than this share a word only if it is common: the year narrows them down, or only the first are taken. */
const MAX_FILMS_OF_WORD = 12_000;
const MAX_FILMS_IN_ALL = 30_000;
const MAX_WORDS = 12;
/** The year in a file's name is rarely further off. */
const YEAR_SLACK = 1;
const SIMILAR_WORD_WEIGHT = 0.7;

/**
 * The films that a title may mean, likeliest first. Films of exactly that title come first; where none is of that
 * year, followed by films that share its rarer words, misspelt ones included.
 */
export function searchCatalogue(catalogue: Catalogue, query: TitleQuery, folding: TitleFolding): FilmCandidate[] {
  const key = folding.key(query.title);
  if (key === "") return [];
  const { year } = query;
  const namesakes = catalogue.read([...new Set(catalogue.byKey(key, MAX_NAMESAKES))]).sort(byYearThenPopularity(year));
  const hasNamesakeOfYear = namesakes.some(
    ({ candidate }) => year === undefined || yearsApart(candidate, year) <= YEAR_SLACK,
  );
  const similar = hasNamesakeOfYear ? [] : findSimilar(catalogue, query, key, folding);
  const known = new Set(namesakes.map(({ id }) => id));
  return [...namesakes, ...similar.filter(({ id }) => !known.has(id))]
    .slice(0, MAX_RESULTS)
    .map(({ candidate }) => candidate);
}

function findSimilar(
  catalogue: Catalogue,
  { title, year }: TitleQuery,
  key: string,
  folding: TitleFolding,
): FoundFilm[] {
  const shared = filmsByWords(catalogue, [...new Set(folding.words(title))].slice(0, MAX_WORDS), year);
  for (const film of findFilmsBySimilarKey(catalogue, key)) shared.set(film, Number.POSITIVE_INFINITY);
  const best = [...shared].sort(([, a], [, b]) => b - a).slice(0, MAX_COMPARED);
  return catalogue
    .read(best.map(([id]) => id))
    .map((found) => ({ found, similarity: similarityOf(found.candidate, key, folding) }))
    .sort((a, b) => b.similarity - a.similarity || byYearThenPopularity(year)(a.found, b.found))
    .map(({ found }) => found);
}

/** A score for each film: the sum over the words that it shares with the query, rare words counting more. */
function filmsByWords(catalogue: Catalogue, words: readonly string[], year: number | undefined): Map<number, number> {
  const lists = words
    .flatMap((word) => {
      const exact = catalogue.filmsOfWord(word);
      const mayBeMisspelt = exact === null || words.length <= 2;
      const similarWords = mayBeMisspelt ? findSimilarWords(catalogue, word) : [];
      return [
        ...(exact ? [{ list: exact, weight: 1 }] : []),
        ...similarWords.flatMap((other) => {
          const list = catalogue.filmsOfWord(other);
          return list ? [{ list, weight: SIMILAR_WORD_WEIGHT }] : [];
        }),
      ];
    })
    .sort((a, b) => a.list.count - b.list.count);
  const shared = new Map<number, number>();
  let examined = 0;
  for (const { list, weight } of lists) {
    const films = filmsOfYear(list, year);
    if (examined + films.length > MAX_FILMS_IN_ALL && examined > 0) break;
    examined += films.length;
    const score = weight * Math.log(1 + catalogue.films / list.count);
    for (const film of films) shared.set(film, (shared.get(film) ?? 0) + score);
  }
  return shared;
}

/** Films of the year, of the adjacent years and of no known year; without a year the first `MAX_FILMS_OF_WORD`. */
function filmsOfYear({ films, years }: WordFilms, year: number | undefined): Uint32Array {
  if (year === undefined) return films.subarray(0, MAX_FILMS_OF_WORD);
  const undated = firstAtLeast(years, 1);
  const from = firstAtLeast(years, year - YEAR_SLACK);
  const to = firstAtLeast(years, year + YEAR_SLACK + 1);
  if (undated === 0) return films.subarray(from, to);
  const both = new Uint32Array(undated + to - from);
  both.set(films.subarray(0, undated));
  both.set(films.subarray(from, to), undated);
  return both;
}

function firstAtLeast(years: Uint16Array, year: number): number {
  let low = 0;
  let high = years.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((years[middle] ?? 0) < year) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 0–1, by the most similar of the film's titles. */
function similarityOf(
  { title, originalTitle, alternativeTitles }: FilmCandidate,
  key: string,
  folding: TitleFolding,
): number {
  let best = 0;
  for (const name of [title, ...(originalTitle ? [originalTitle] : []), ...alternativeTitles]) {
    const other = folding.key(name);
    best = Math.max(best, 1 - distance(key, other) / Math.max(key.length, other.length, 1));
  }
  return best;
}

function byYearThenPopularity(year: number | undefined) {
  return (a: FoundFilm, b: FoundFilm) =>
    (year === undefined ? 0 : yearsApart(a.candidate, year) - yearsApart(b.candidate, year)) ||
    b.popularity - a.popularity;
}

function yearsApart({ year }: FilmCandidate, wanted: number): number {
  return year === null ? YEAR_SLACK : Math.abs(year - wanted);
}

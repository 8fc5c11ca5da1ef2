import { distance } from "fastest-levenshtein";
import type { FilmCandidate } from "../filmCandidate.ts";
import type { Catalogue, FoundFilm, WordFilms } from "./openCatalogue.ts";
import { findFilmsBySimilarKey, findSimilarWords } from "./similarWords.ts";
import type { TitleFolding } from "./titleFolding.ts";

export interface TitleQuery {
  readonly title: string;
  readonly year?: number;
}

const MOST_NAMESAKES = 60;
const MOST_ANSWERS = 20;
/** Films that share words with the question and are worth comparing letter by letter. */
const MOST_COMPARED = 200;
/** So many films of one word are looked at; a word that more films have tells little. */
const MOST_FILMS_OF_WORD = 12_000;
const MOST_FILMS_IN_ALL = 30_000;
const MOST_WORDS = 12;
/** A year in a file's name is wrong by so much at most, nearly always. */
const YEAR_SLACK = 1;
const NEAR_WEIGHT = 0.7;

/**
 * The films that a title may mean, likeliest first. All namesakes of the very title come first; where none is of that
 * year, so do those that share its telling words, misspelt ones included.
 */
export function searchCatalogue(catalogue: Catalogue, query: TitleQuery, folding: TitleFolding): FilmCandidate[] {
  const key = folding.key(query.title);
  if (key === "") return [];
  const { year } = query;
  const namesakes = catalogue.read([...new Set(catalogue.byKey(key, MOST_NAMESAKES))]).sort(byYearThenFame(year));
  const isThere = namesakes.some(({ candidate }) => year === undefined || yearsApart(candidate, year) <= YEAR_SLACK);
  const alike = isThere ? [] : findAlike(catalogue, query, key, folding);
  const known = new Set(namesakes.map(({ id }) => id));
  return [...namesakes, ...alike.filter(({ id }) => !known.has(id))]
    .slice(0, MOST_ANSWERS)
    .map(({ candidate }) => candidate);
}

function findAlike(catalogue: Catalogue, { title, year }: TitleQuery, key: string, folding: TitleFolding): FoundFilm[] {
  const shared = filmsByWords(catalogue, [...new Set(folding.words(title))].slice(0, MOST_WORDS), year);
  for (const film of findFilmsBySimilarKey(catalogue, key)) shared.set(film, Number.POSITIVE_INFINITY);
  const best = [...shared].sort(([, a], [, b]) => b - a).slice(0, MOST_COMPARED);
  return catalogue
    .read(best.map(([id]) => id))
    .map((found) => ({ found, likeness: likenessOf(found.candidate, key, folding) }))
    .sort((a, b) => b.likeness - a.likeness || byYearThenFame(year)(a.found, b.found))
    .map(({ found }) => found);
}

/** What each film shares with the question: the sum of its words, each the more the rarer it is. */
function filmsByWords(catalogue: Catalogue, words: readonly string[], year: number | undefined): Map<number, number> {
  const lists = words
    .flatMap((word) => {
      const own = catalogue.filmsOfWord(word);
      const isDoubtful = own === null || words.length <= 2;
      const near = isDoubtful ? findSimilarWords(catalogue, word) : [];
      return [
        ...(own ? [{ list: own, weight: 1 }] : []),
        ...near.flatMap((other) => {
          const list = catalogue.filmsOfWord(other);
          return list ? [{ list, weight: NEAR_WEIGHT }] : [];
        }),
      ];
    })
    .sort((a, b) => a.list.count - b.list.count);
  const shared = new Map<number, number>();
  let looked = 0;
  for (const { list, weight } of lists) {
    const films = filmsOfYear(list, year);
    if (looked + films.length > MOST_FILMS_IN_ALL && looked > 0) break;
    looked += films.length;
    const worth = weight * Math.log(1 + catalogue.films / list.count);
    for (const film of films) shared.set(film, (shared.get(film) ?? 0) + worth);
  }
  return shared;
}

/** Those of the year, of its neighbours and of no known year; without a year all, as far as that is few. */
function filmsOfYear({ films, years }: WordFilms, year: number | undefined): Uint32Array {
  if (year === undefined) return films.subarray(0, MOST_FILMS_OF_WORD);
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

/** From 0 to 1, by the name of it that is nearest. */
function likenessOf(
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

function byYearThenFame(year: number | undefined) {
  return (a: FoundFilm, b: FoundFilm) =>
    (year === undefined ? 0 : yearsApart(a.candidate, year) - yearsApart(b.candidate, year)) ||
    b.popularity - a.popularity;
}

function yearsApart({ year }: FilmCandidate, asked: number): number {
  return year === null ? YEAR_SLACK : Math.abs(year - asked);
}

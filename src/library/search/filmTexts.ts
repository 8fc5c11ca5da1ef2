import { parseStoredJson, type Store } from "../../store/index.ts";
import { nameSpellings, spellings } from "./foldText.ts";
import { type FilmFields, fieldTerms } from "./indexTerms.ts";
import { searchText } from "./searchRank.ts";
import { numberInSeries, seriesInitials } from "./seriesNames.ts";
import { codesIn, textsIn } from "./textsIn.ts";
import type { IndexedText } from "./wordIndex.ts";

type Sql = Pick<Store, "sql">;

const MAX_PEOPLE = 40;

interface FilmRow {
  readonly title: string | null;
  readonly originalTitle: string | null;
  readonly year: number | null;
  readonly genres: string | null;
  readonly tmdbId: number | null;
}

interface StatedFact {
  readonly field: string;
  readonly value: unknown;
}

/** Every title the film is known by, its people and the terms of its fields, folded. */
export function filmTexts(store: Sql, filmId: number): IndexedText {
  const film = rowOf(store, filmId);
  const facts = factsOf(store, filmId);
  return {
    titles: searchText(titlesOf(store, filmId, film, facts)),
    people: searchText(peopleOf(store, filmId)),
    fields: fieldTerms(fieldsOf(film, facts)),
  };
}

function rowOf({ sql }: Sql, filmId: number): FilmRow {
  const row = sql<FilmRow>(`
    SELECT title, original_title AS originalTitle, year, genres, tmdb_id AS tmdbId
    FROM film
    WHERE id = :filmId`).get({ filmId });
  return row ?? { title: null, originalTitle: null, year: null, genres: null, tmdbId: null };
}

function factsOf({ sql }: Sql, filmId: number): StatedFact[] {
  return sql<{ field: string; value: string }>(`
    SELECT field, value
    FROM fact
    WHERE film = :filmId
      AND field IN ('title', 'originalTitle', 'overview', 'countries', 'originCountries', 'originalLanguage',
                    'keywords', 'studios', 'collectionParts')
    UNION ALL
    SELECT 'keywords', json_quote(tag) FROM film_tag WHERE film = :filmId
    UNION ALL
    SELECT 'collection', json_quote(name) FROM film_collection WHERE film = :filmId`)
    .all({ filmId })
    .map(({ field, value }) => ({ field, value: parseStoredJson<unknown>(value) }));
}

function titlesOf(
  { sql }: Sql,
  filmId: number,
  { title, originalTitle }: FilmRow,
  facts: readonly StatedFact[],
): string[] {
  const others = sql<{ title: string }>("SELECT title FROM alternative_title WHERE film = :filmId").all({ filmId });
  const titles = [
    ...(title === null ? [] : [title]),
    ...(originalTitle === null ? [] : [originalTitle]),
    ...others.map((other) => other.title),
    ...textsOf(facts, "title"),
    ...textsOf(facts, "originalTitle"),
  ];
  return [...new Set(titles)].sort().flatMap(spellings);
}

/** Directors and writers first, whose position among the crew says nothing about the cast. */
function peopleOf({ sql }: Sql, filmId: number): string[] {
  return sql<{ name: string }>(`
    SELECT person.name
    FROM credit JOIN person ON person.id = credit.person
    WHERE credit.film = :filmId
    GROUP BY person.id
    ORDER BY min(CASE credit.job WHEN 'director' THEN 0 WHEN 'writer' THEN 1 ELSE 2 END), min(credit.position), person.id
    LIMIT ${MAX_PEOPLE}`)
    .all({ filmId })
    .flatMap(({ name }) => nameSpellings(name));
}

function fieldsOf(film: FilmRow, facts: readonly StatedFact[]): FilmFields {
  const { year, genres } = film;
  return {
    year,
    genres: genres === null ? [] : textsIn(parseStoredJson<unknown>(genres)),
    countries: ["countries", "originCountries"].flatMap((field) => codesIn(valuesOf(facts, field))),
    languages: textsOf(facts, "originalLanguage"),
    keywords: [
      ...seriesWords(film, facts),
      ...["studios", "collection", "keywords"].flatMap((field) => textsIn(valuesOf(facts, field))),
    ],
    overviews: textsOf(facts, "overview"),
  };
}

/** @see seriesWords */
export function seriesWordsOf(store: Sql, filmId: number): string[] {
  return seriesWords(rowOf(store, filmId), factsOf(store, filmId));
}

/** Initials of the film's collection (`lotr`), and its number there (`die hard 3`). */
function seriesWords({ title, originalTitle, tmdbId }: FilmRow, facts: readonly StatedFact[]): string[] {
  const collections = textsOf(facts, "collection");
  if (collections.length === 0) return [];
  const titles = [title, originalTitle].filter((one) => one !== null);
  const number = numberInSeries(valuesOf(facts, "collectionParts"), tmdbId);
  return [
    ...seriesInitials([...collections, ...titles, ...textsOf(facts, "title"), ...textsOf(facts, "originalTitle")]),
    ...(number === null ? [] : [String(number)]),
  ];
}

const valuesOf = (facts: readonly StatedFact[], wanted: string): unknown[] =>
  facts.flatMap(({ field, value }) => (field === wanted ? [value].flat() : []));

const textsOf = (facts: readonly StatedFact[], field: string): string[] => textsIn(valuesOf(facts, field));

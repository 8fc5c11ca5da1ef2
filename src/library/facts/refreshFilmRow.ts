import { type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type Certification, minimumAgeOf } from "../audience/index.ts";
import type { SearchIndex } from "../search/index.ts";
import { identityTitle, sortKey, sortTitle } from "../search/index.ts";
import { chooseFacts, type ResolvedFact } from "./chooseFacts.ts";
import { type Attached, completenessOf } from "./completeness.ts";
import { writeEditedCredits } from "./editedCredits.ts";
import { tagsOf } from "./editedTags.ts";
import { updateFilmAttributes } from "./filmAttributes.ts";
import type { FilmFacts } from "./filmFacts.ts";
import { localisedGenres } from "./localisedGenres.ts";
import { readCollection, writeCollection, writeTags } from "./shownSets.ts";

type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;

export interface FilmRowParts {
  readonly store: Pick<Store, "sql">;
  readonly facts: FilmFacts;
  readonly searchIndex: SearchIndex;
  readonly clock: Clock;
}

/**
 * Writes the film's row, genres, tags, collection, edited people, attributes and search text from its facts. Doing it
 * twice changes nothing. Expects to be inside a transaction.
 */
export function refreshFilmRow(parts: FilmRowParts, filmId: number, language: Language | Locale): void {
  const { store, facts, searchIndex, clock } = parts;
  const stated = facts.of(filmId);
  const resolved = chooseFacts(stated, language);
  const title = textOf(resolved, "title");
  if (title === null) return;
  writeEditedCredits(store, filmId, stated);
  const genres = genresOf(resolved, language);
  updateRow(store, filmId, title, { resolved, genres }, clock.now());
  updateGenres(store, filmId, genres);
  updateFilmAttributes(store, filmId, resolved, language);
  writeTags(store, filmId, tagsOf(stated));
  writeCollection(store, filmId, readCollection(resolved.get("collection")?.value));
  searchIndex.update(filmId);
}

interface RowSource {
  readonly resolved: ResolvedFacts;
  readonly genres: readonly string[];
}

function updateRow(
  store: Pick<Store, "sql">,
  filmId: number,
  title: string,
  { resolved, genres }: RowSource,
  now: number,
): void {
  store
    .sql(`
      UPDATE film
      SET title = :title, sort_title = :sortTitle, identity_title = :identityTitle, original_title = :originalTitle,
          year = :year, runtime_minutes = :runtime, genres = :genres, rating_average = :average, rating_votes = :votes,
          popularity = :popularity, completeness = :completeness, minimum_age = :minimumAge, changed_at = :now
      WHERE id = :filmId
        AND (title, sort_title, identity_title, original_title, year, runtime_minutes, genres, rating_average,
             rating_votes, popularity, completeness, minimum_age)
          IS NOT (:title, :sortTitle, :identityTitle, :originalTitle, :year, :runtime, :genres, :average, :votes,
                  :popularity, :completeness, :minimumAge)`)
    .run({
      filmId,
      title,
      sortTitle: sortTitleOf(resolved, title),
      identityTitle: identityTitle(title),
      originalTitle: textOf(resolved, "originalTitle"),
      year: numberOf(resolved, "year"),
      runtime: numberOf(resolved, "runtimeMinutes"),
      genres: JSON.stringify(genres),
      average: numberOf(resolved, "voteAverage"),
      votes: numberOf(resolved, "voteCount"),
      popularity: numberOf(resolved, "popularity") ?? 0,
      completeness: completenessOf(resolved, attachedOf(store, filmId)),
      minimumAge: minimumAgeOf(certificationsOf(resolved)),
      now,
    });
}

/** Genres that the owner entered are kept as entered, and shown in the language of films. */
function genresOf(resolved: ResolvedFacts, language: Language | Locale): string[] {
  const genres = listOf(resolved, "genres");
  return resolved.get("genres")?.origin === "hand" ? localisedGenres(genres, languageOfLocale(language)) : genres;
}

/** The sort title of a user or an NFO, otherwise the title by the article rules of its language. */
function sortTitleOf(resolved: ResolvedFacts, title: string): string {
  const given = textOf(resolved, "sortTitle");
  if (given !== null) return sortKey(given);
  const isOriginal = title === textOf(resolved, "originalTitle");
  return sortTitle(title, isOriginal ? textOf(resolved, "originalLanguage") : null);
}

function updateGenres({ sql }: Pick<Store, "sql">, filmId: number, genres: readonly string[]): void {
  sql(`
    DELETE FROM film_genre
    WHERE film = :filmId AND genre NOT IN (SELECT value FROM json_each(:genres))`).run({
    filmId,
    genres: JSON.stringify(genres),
  });
  for (const genre of new Set(genres))
    sql("INSERT OR IGNORE INTO film_genre (film, genre) VALUES (:filmId, :genre)").run({ filmId, genre });
}

function attachedOf({ sql }: Pick<Store, "sql">, filmId: number): Attached {
  const row = sql<{ poster: number; credits: number; article: number }>(`
    SELECT poster IS NOT NULL AS poster,
           EXISTS (SELECT 1 FROM credit WHERE film = film_row.id) AS credits,
           EXISTS (SELECT 1 FROM article WHERE film = film_row.id) AS article
    FROM film AS film_row
    WHERE id = :filmId`).get({ filmId });
  return { hasPoster: row?.poster === 1, hasCredits: row?.credits === 1, hasArticle: row?.article === 1 };
}

/** Of providers and NFO files, which list countries, and of a user, who writes one text. */
function certificationsOf(resolved: ResolvedFacts): Certification[] {
  const value = resolved.get("certification")?.value;
  if (typeof value === "string") return [{ country: "", certification: value }];
  if (!Array.isArray(value)) return [];
  return value.filter(
    (row): row is Certification => typeof row?.certification === "string" && typeof row.country === "string",
  );
}

function textOf(resolved: ResolvedFacts, field: string): string | null {
  const value = resolved.get(field)?.value;
  return typeof value === "string" ? value : null;
}

function numberOf(resolved: ResolvedFacts, field: string): number | null {
  const value = resolved.get(field)?.value;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function listOf(resolved: ResolvedFacts, field: string): string[] {
  const value = resolved.get(field)?.value;
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

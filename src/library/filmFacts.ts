import type { Language, Locale } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { type Chosen, chooseFacts, type Fact, type Origin } from "./chooseFacts.ts";
import { completenessOf } from "./completeness.ts";
import { foldText, identityTitle, sortTitle, spellings } from "./foldText.ts";
import { searchText } from "./searchRank.ts";

export interface ProviderFact {
  readonly field: string;
  readonly language: string | null;
  readonly value: unknown;
}

/** Whose names a film is found by. */
const MOST_PEOPLE = 40;

export type FilmFacts = ReturnType<typeof filmFacts>;

/** Facts with their origin, and the film's row and search text chosen from them. Inside a transaction. */
export function filmFacts({ sql }: Store, clock: Clock) {
  function factsOf(filmId: number): Fact[] {
    return sql<{ field: string; origin: Origin; language: string; value: string }>(`
      SELECT field, origin, language, value FROM fact WHERE film = :filmId`)
      .all({ filmId })
      .map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }));
  }

  return {
    factsOf,
    chosen: (filmId: number, language: Language | Locale): ReadonlyMap<string, Chosen> =>
      chooseFacts(factsOf(filmId), language),

    /** Replaces what this origin said of these fields. What another said stays, a hand's above all. */
    recordFacts(filmId: number, origin: Origin, facts: readonly ProviderFact[], fetchedAt = clock.now()): void {
      const said = new Set(facts.map(({ field }) => field));
      replaceFacts(filmId, origin, facts, fetchedAt, ({ field }) => !said.has(field));
    },

    replaceFacts,

    hasFactsOf: (filmId: number, origin: Origin): boolean =>
      sql("SELECT 1 FROM fact WHERE film = :filmId AND origin = :origin LIMIT 1").get({ filmId, origin }) !== undefined,

    /** Writes what is shown, from what is known. Doing it twice changes nothing. */
    materialise(filmId: number, language: Language | Locale): void {
      const chosen = chooseFacts(factsOf(filmId), language);
      const title = textOf(chosen, "title");
      if (title === null) return;
      const genres = listOf(chosen, "genres");
      sql(`
        UPDATE film
        SET title = :title, sort_title = :sortTitle, identity_title = :identityTitle, original_title = :originalTitle,
            year = :year, runtime_minutes = :runtime, genres = :genres, rating_average = :average, rating_votes = :votes,
            popularity = :popularity, completeness = :completeness, changed_at = :now
        WHERE id = :filmId
          AND (title, sort_title, identity_title, original_title, year, runtime_minutes, genres, rating_average,
               rating_votes, popularity, completeness)
            IS NOT (:title, :sortTitle, :identityTitle, :originalTitle, :year, :runtime, :genres, :average, :votes,
                    :popularity, :completeness)`).run({
        filmId,
        title,
        sortTitle: sortTitle(title),
        identityTitle: identityTitle(title),
        originalTitle: textOf(chosen, "originalTitle"),
        year: numberOf(chosen, "year"),
        runtime: numberOf(chosen, "runtimeMinutes"),
        genres: JSON.stringify(genres),
        average: numberOf(chosen, "voteAverage"),
        votes: numberOf(chosen, "voteCount"),
        popularity: numberOf(chosen, "popularity") ?? 0,
        completeness: completenessOf(chosen, attachedOf(filmId)),
        now: clock.now(),
      });
      sql(`
        DELETE FROM film_genre
        WHERE film = :filmId AND genre NOT IN (SELECT value FROM json_each(:genres))`).run({
        filmId,
        genres: JSON.stringify(genres),
      });
      for (const genre of new Set(genres)) {
        sql("INSERT OR IGNORE INTO film_genre (film, genre) VALUES (:filmId, :genre)").run({ filmId, genre });
      }
      index(filmId);
    },

    index,

    forget(filmId: number): void {
      sql("DELETE FROM film_search WHERE rowid = :filmId").run({ filmId });
    },
  };

  /**
   * The whole of what this origin says now: what it says no more goes. What another said stays, a hand's above all.
   * @param isOpen facts of which this answer says nothing, because that part of it did not come
   */
  function replaceFacts(
    filmId: number,
    origin: Origin,
    facts: readonly ProviderFact[],
    fetchedAt = clock.now(),
    isOpen: (fact: Pick<Fact, "field" | "language">) => boolean = () => false,
  ): void {
    const before = sql<{ field: string; language: string }>(
      "SELECT field, language FROM fact WHERE film = :filmId AND origin = :origin",
    ).all({ filmId, origin });
    for (const { field, language } of before.filter((fact) => !isOpen(fact))) {
      sql(`
        DELETE FROM fact
        WHERE film = :filmId AND origin = :origin AND field = :field AND language = :language`).run({
        filmId,
        origin,
        field,
        language,
      });
    }
    for (const { field, language, value } of facts) {
      sql(`
        INSERT INTO fact (film, field, origin, language, value, fetched_at)
        VALUES (:filmId, :field, :origin, :language, :value, :fetchedAt)
        ON CONFLICT DO UPDATE SET value = excluded.value, fetched_at = excluded.fetched_at`).run({
        filmId,
        field,
        origin,
        language: language ?? "",
        value: JSON.stringify(value),
        fetchedAt,
      });
    }
  }

  function attachedOf(filmId: number) {
    const row = sql<{ poster: number; credits: number; article: number }>(`
      SELECT poster IS NOT NULL AS poster,
             EXISTS (SELECT 1 FROM credit WHERE film = film_row.id) AS credits,
             EXISTS (SELECT 1 FROM article WHERE film = film_row.id) AS article
      FROM film AS film_row WHERE id = :filmId`).get({ filmId });
    return { hasPoster: row?.poster === 1, hasCredits: row?.credits === 1, hasArticle: row?.article === 1 };
  }

  /** Every title the film is known by, and its people, folded: what the search looks in. */
  function index(filmId: number): void {
    const titles = sql<{ title: string | null }>(`
      SELECT title FROM film WHERE id = :filmId
      UNION SELECT original_title FROM film WHERE id = :filmId
      UNION SELECT title FROM alternative_title WHERE film = :filmId
      UNION SELECT json_extract(value, '$') FROM fact WHERE film = :filmId AND field IN ('title', 'originalTitle')`)
      .all({ filmId })
      .flatMap(({ title }) => (title ? spellings(String(title)) : []));
    const people = sql<{ name: string }>(`
      SELECT DISTINCT person.name FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :filmId
      ORDER BY credit.position, person.id
      LIMIT ${MOST_PEOPLE}`)
      .all({ filmId })
      .map(({ name }) => foldText(name));
    const text = { filmId, titles: searchText(titles), people: searchText(people) };
    const isSame = sql(`
      SELECT 1 FROM film_search WHERE rowid = :filmId AND titles = :titles AND people = :people`).get(text);
    if (isSame) return;
    sql("DELETE FROM film_search WHERE rowid = :filmId").run({ filmId });
    sql("INSERT INTO film_search (rowid, titles, people) VALUES (:filmId, :titles, :people)").run(text);
  }
}

function textOf(chosen: ReadonlyMap<string, Chosen>, field: string): string | null {
  const value = chosen.get(field)?.value;
  return typeof value === "string" ? value : null;
}

function numberOf(chosen: ReadonlyMap<string, Chosen>, field: string): number | null {
  const value = chosen.get(field)?.value;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function listOf(chosen: ReadonlyMap<string, Chosen>, field: string): string[] {
  const value = chosen.get(field)?.value;
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

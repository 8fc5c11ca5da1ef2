import { mayContinue, parseStoredJson, type Store } from "../../store/index.ts";

/** The known facts about a film's content and reception. Missing facts are null or empty. */
export interface FilmTraits {
  readonly id: number;
  readonly year: number | null;
  readonly genres: readonly string[];
  /** Directors, writers and main cast. A person has different entries as a director and as an actor. */
  readonly people: readonly string[];
  /** Keywords and collection. */
  readonly keywords: readonly string[];
  /** Overviews and articles, in any language. */
  readonly text: string;
  /** 0 to 10; null without votes. */
  readonly voteAverage: number | null;
  readonly voteCount: number | null;
}

export interface DescribedFilms {
  /** Includes only identified films. */
  traitsOf(filmIds: readonly number[]): FilmTraits[];
  /** All identified films, and when each changed. */
  identifiedFilms(): { readonly id: number; readonly changedAt: number }[];
}

const MAIN_CAST = 8;
const TEXT_CHARACTERS = 4_000;

interface Row {
  readonly id: number;
  readonly year: number | null;
  readonly genres: string;
  readonly voteAverage: number | null;
  readonly voteCount: number | null;
}

export function createDescribedFilms({ sql }: Pick<Store, "sql">): DescribedFilms {
  return {
    traitsOf(filmIds) {
      const ids = JSON.stringify(filmIds);
      const rows = sql<Row>(`
        SELECT id, year, genres, rating_average AS voteAverage, rating_votes AS voteCount
        FROM film
        WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'identified'`).all({ ids });
      const people = grouped(peopleOf(ids));
      const keywords = grouped(keywordsOf(ids));
      const texts = grouped(textsOf(ids));
      return rows.map(({ genres, ...row }) => ({
        ...row,
        genres: parseStoredJson<string[]>(genres),
        people: people.get(row.id) ?? [],
        keywords: keywords.get(row.id) ?? [],
        text: (texts.get(row.id) ?? []).join(" ").slice(0, TEXT_CHARACTERS),
      }));
    },

    identifiedFilms: () =>
      sql<{ id: number; changedAt: number }>(`
        SELECT id, changed_at AS changedAt
        FROM film
        WHERE state = 'identified' ${mayContinue("film.id")}
        ORDER BY id`).all(),
  };

  function peopleOf(ids: string): Named[] {
    return sql<Named>(`
      SELECT DISTINCT film, CASE job WHEN 'actor' THEN '' ELSE job || ' ' END || person AS name
      FROM credit
      WHERE film IN (SELECT value FROM json_each(:ids))
        AND job IN ('director', 'writer', 'actor')
        AND position < ${MAIN_CAST}`).all({ ids });
  }

  function keywordsOf(ids: string): Named[] {
    return sql<Named>(`
      SELECT fact.film, 'keyword ' || coalesce(one.value ->> 'name', one.value) AS name
      FROM fact, json_each(fact.value) AS one
      WHERE fact.film IN (SELECT value FROM json_each(:ids)) AND fact.field = 'keywords'
      UNION
      SELECT film, 'keyword ' || tag FROM film_tag WHERE film IN (SELECT value FROM json_each(:ids))
      UNION
      SELECT film, 'collection ' || collection
      FROM film_collection
      WHERE film IN (SELECT value FROM json_each(:ids))`).all({ ids });
  }

  function textsOf(ids: string): Named[] {
    return sql<Named>(`
      SELECT film, value ->> '$' AS name
      FROM fact
      WHERE film IN (SELECT value FROM json_each(:ids)) AND field = 'overview'
      UNION ALL
      SELECT film, extract FROM article WHERE film IN (SELECT value FROM json_each(:ids))`).all({ ids });
  }
}

interface Named {
  readonly film: number;
  readonly name: string;
}

function grouped(rows: readonly Named[]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { film, name } of rows) {
    const group = groups.get(film) ?? [];
    group.push(name);
    groups.set(film, group);
  }
  return groups;
}

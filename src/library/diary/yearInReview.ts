import type { Store } from "../../store/index.ts";
import { DIARY_COLUMNS, DIARY_WITH_FILM, type DiaryRow } from "./diaryEntry.ts";
import { summariseYear, type YearSummary } from "./summariseYear.ts";

type Sql = Pick<Store, "sql">;

/** How many films of the library, watched in the year, are of a genre or by a person. */
interface GenreCount {
  readonly name: string;
  readonly count: number;
}
interface PersonCount extends GenreCount {
  readonly personId: number;
}

/** What a person watched in a year, by their diary. People and genres are known of films of the library. */
export interface YearInReview extends YearSummary {
  readonly year: number;
  readonly genres: readonly GenreCount[];
  readonly directors: readonly PersonCount[];
  readonly actors: readonly PersonCount[];
}

/** A year with entries in the diary. */
export interface DiaryYear {
  readonly year: number;
  readonly viewings: number;
}

interface Row extends DiaryRow {
  readonly sameAs: number;
  readonly runtimeMinutes: number | null;
  readonly stars: number | null;
}

const MAX_RANKED = 5;

/** The latest year first. */
export function diaryYears({ sql }: Sql, user: number): DiaryYear[] {
  return sql<DiaryYear>(`
    SELECT CAST(substr(watched_on, 1, 4) AS INTEGER) AS year, count(*) AS viewings
    FROM diary
    WHERE user = :user
    GROUP BY 1
    ORDER BY 1 DESC`).all({ user });
}

export function yearInReview(store: Sql, user: number, year: number): YearInReview {
  const rows = store
    .sql<Row>(`
    SELECT ${DIARY_COLUMNS}, diary.same_as AS sameAs, held.runtime_minutes AS runtimeMinutes,
           coalesce(diary.rating, rating.value) AS stars
    FROM ${DIARY_WITH_FILM}
    LEFT JOIN rating ON rating.user = :user AND rating.film = held.id
    WHERE diary.user = :user AND diary.watched_on BETWEEN :from AND :to
    ORDER BY diary.watched_on, diary.id`)
    .all({ user, ...daysOf(year) });
  const films = JSON.stringify([...new Set(rows.flatMap(({ filmId }) => filmId ?? []))]);
  return {
    year,
    ...summariseYear(rows.map((row) => ({ ...row, isRewatch: row.rewatch === 1 }))),
    genres: genresOf(store, films),
    directors: peopleOf(store, films, "director"),
    actors: peopleOf(store, films, "actor"),
  };
}

function daysOf(year: number): { from: string; to: string } {
  const written = String(year).padStart(4, "0");
  return { from: `${written}-01-01`, to: `${written}-12-31` };
}

function genresOf({ sql }: Sql, films: string): GenreCount[] {
  return sql<GenreCount>(`
    SELECT film_genre.genre AS name, count(*) AS count
    FROM json_each(:films) AS seen JOIN film_genre ON film_genre.film = seen.value
    GROUP BY film_genre.genre
    ORDER BY count DESC, name
    LIMIT ${MAX_RANKED}`).all({ films });
}

/** Several providers may name one person for a film. */
function peopleOf({ sql }: Sql, films: string, job: "director" | "actor"): PersonCount[] {
  return sql<PersonCount>(`
    SELECT person.id AS personId, person.name, count(DISTINCT credit.film) AS count
    FROM json_each(:films) AS seen
    JOIN credit ON credit.film = seen.value AND credit.job = :job
    JOIN person ON person.id = credit.person
    GROUP BY person.id
    ORDER BY count DESC, min(credit.position), person.name
    LIMIT ${MAX_RANKED}`).all({ films, job });
}

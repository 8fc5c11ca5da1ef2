import { mayContinue, type Store } from "../../store/index.ts";
import { reuseSlowCounts } from "../reuseSlowCounts.ts";
import { countriesOf } from "./countries.ts";
import type { NamedCount } from "./namedCount.ts";

type Sql = Pick<Store, "sql">;

export interface PersonCount extends NamedCount {
  readonly personId: number;
}
export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** What the library is made of, for everybody alike. */
export interface LibraryComposition {
  readonly films: number;
  /** Of films with a known length. */
  readonly hours: number;
  readonly years: readonly YearCount[];
  readonly genres: readonly NamedCount[];
  readonly countries: readonly NamedCount[];
  readonly directors: readonly PersonCount[];
  readonly actors: readonly PersonCount[];
}

/** @param limit entries of each ranking */
export function createLibraryComposition(store: Store, limit: number): () => LibraryComposition {
  return reuseSlowCounts(store, () => ({
    ...sizeOf(store),
    years: yearsOf(store),
    genres: genresOf(store, limit),
    countries: countriesOf(store, limit),
    directors: peopleOf(store, "director", limit),
    actors: peopleOf(store, "actor", limit),
  }));
}

function sizeOf({ sql }: Sql): Pick<LibraryComposition, "films" | "hours"> {
  const size = sql<{ films: number; hours: number }>(`
    SELECT count(*) AS films, coalesce(sum(runtime_minutes), 0) / 60 AS hours
    FROM film`).get();
  return size ?? { films: 0, hours: 0 };
}

function yearsOf({ sql }: Sql): YearCount[] {
  return sql<YearCount>(`
    SELECT year, count(*) AS count
    FROM film
    WHERE year IS NOT NULL
    GROUP BY year`).all();
}

function genresOf({ sql }: Sql, limit: number): NamedCount[] {
  return sql<NamedCount>(`
    SELECT genre AS name, count(*) AS count
    FROM film_genre
    GROUP BY genre
    ORDER BY count DESC, name
    LIMIT :limit`).all({ limit });
}

/** With credits of several providers, a film counts more than once at first: this many people are counted exactly. */
const MAX_COUNTED_EXACTLY = 100;

/**
 * Credits are counted along the index of people, which has the job too; films only of those with most credits. For profiles
 * with an age limit `credit` is a view without an index, hence `main`: people of hidden films are dropped by the join.
 */
function peopleOf({ sql }: Sql, job: "director" | "actor", limit: number): PersonCount[] {
  return sql<PersonCount>(`
    SELECT person.id AS personId, person.name, count(DISTINCT credit.film) AS count
    FROM (SELECT person, count(*) AS credits
          FROM main.credit INDEXED BY credit_by_person
          WHERE job = :job ${mayContinue("film")}
          GROUP BY person
          ORDER BY credits DESC, person
          LIMIT ${MAX_COUNTED_EXACTLY}) AS busiest
    CROSS JOIN person ON person.id = busiest.person
    CROSS JOIN credit ON credit.person = person.id AND credit.job = :job
    GROUP BY person.id
    ORDER BY count DESC, person.name
    LIMIT :limit`).all({ job, limit });
}

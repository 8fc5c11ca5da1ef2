import type { Store } from "../../store/index.ts";

type Sql = Pick<Store, "sql">;

/** A fact as it is stored; `value` is JSON. */
export interface StoredFact {
  readonly field: string;
  readonly origin: string;
  readonly language: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  readonly unlocked: number;
}

/** A person of a film, by their name at the provider. `isReplaced`: the owner's are shown instead. */
interface StoredCredit {
  readonly provider: string;
  readonly providerId: string;
  readonly name: string;
  readonly job: string;
  readonly character: string;
  readonly position: number;
  readonly origin: string;
  readonly isReplaced: number;
}

interface StoredSimilarFilm {
  readonly position: number;
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
  readonly posterPath: string | null;
}

/** What a refresh may replace of a film. */
export interface FilmSnapshot {
  readonly facts: readonly StoredFact[];
  readonly credits: readonly StoredCredit[];
  readonly titles: readonly { readonly title: string; readonly origin: string }[];
  readonly similar: readonly StoredSimilarFilm[];
  readonly poster: number | null;
  readonly backdrop: number | null;
}

export function readSnapshot({ sql }: Sql, filmId: number): FilmSnapshot {
  const images = sql<Pick<FilmSnapshot, "poster" | "backdrop">>(
    "SELECT poster, backdrop FROM film WHERE id = :filmId",
  ).get({ filmId });
  return {
    facts: sql<StoredFact>(`
      SELECT field, origin, language, value, fetched_at AS fetchedAt, unlocked
      FROM fact
      WHERE film = :filmId
      ORDER BY field, origin, language`).all({ filmId }),
    credits: sql<StoredCredit>(`
      SELECT person.provider, person.provider_id AS providerId, person.name, shown.job, shown.character, shown.position,
        shown.origin, shown.isReplaced
      FROM (
        SELECT film, person, job, character, position, origin, 0 AS isReplaced FROM credit WHERE film = :filmId
        UNION ALL
        SELECT film, person, job, character, position, origin, 1 FROM replaced_credit WHERE film = :filmId) AS shown
      JOIN person ON person.id = shown.person
      ORDER BY shown.isReplaced, shown.origin, shown.job, shown.position`).all({ filmId }),
    titles: sql<FilmSnapshot["titles"][number]>(`
      SELECT title, origin FROM alternative_title WHERE film = :filmId ORDER BY title, origin`).all({ filmId }),
    similar: sql<StoredSimilarFilm>(`
      SELECT position, tmdb_id AS tmdbId, title, year, poster_path AS posterPath
      FROM similar_film
      WHERE film = :filmId
      ORDER BY position`).all({ filmId }),
    poster: images?.poster ?? null,
    backdrop: images?.backdrop ?? null,
  };
}

/** Writes one fact, or removes it where `fact` is null. Inside a transaction. */
export function writeFact(
  { sql }: Sql,
  filmId: number,
  { field, origin, language }: Pick<StoredFact, "field" | "origin" | "language">,
  fact: StoredFact | null,
): void {
  sql(`
    DELETE FROM fact
    WHERE film = :filmId AND field = :field AND origin = :origin AND language = :language`).run({
    ...{ filmId, field, origin, language },
  });
  if (fact)
    sql(`
      INSERT INTO fact (film, field, origin, language, value, fetched_at, unlocked)
      VALUES (:filmId, :field, :origin, :language, :value, :fetchedAt, :unlocked)`).run({ filmId, ...fact });
}

/** Inside a transaction. */
export function writeCredits({ sql }: Sql, filmId: number, credits: FilmSnapshot["credits"]): void {
  for (const table of ["credit", "replaced_credit"]) sql(`DELETE FROM ${table} WHERE film = :filmId`).run({ filmId });
  for (const { name, isReplaced, ...credit } of credits) {
    const { provider, providerId } = credit;
    sql(`
      INSERT OR IGNORE INTO person (provider, provider_id, name)
      VALUES (:provider, :providerId, :name)`).run({ provider, providerId, name });
    sql(`
      INSERT INTO ${isReplaced === 1 ? "replaced_credit" : "credit"} (film, person, job, character, position, origin)
      SELECT :filmId, id, :job, :character, :position, :origin
      FROM person
      WHERE provider = :provider AND provider_id = :providerId`).run({ filmId, ...credit });
  }
}

/** Inside a transaction. */
export function writeTitles({ sql }: Sql, filmId: number, titles: FilmSnapshot["titles"]): void {
  sql("DELETE FROM alternative_title WHERE film = :filmId").run({ filmId });
  for (const title of titles)
    sql("INSERT INTO alternative_title (film, title, origin) VALUES (:filmId, :title, :origin)").run({
      filmId,
      ...title,
    });
}

/** Inside a transaction. */
export function writeSimilar({ sql }: Sql, filmId: number, similar: FilmSnapshot["similar"]): void {
  sql("DELETE FROM similar_film WHERE film = :filmId").run({ filmId });
  for (const film of similar)
    sql(`
      INSERT INTO similar_film (film, position, tmdb_id, title, year, poster_path)
      VALUES (:filmId, :position, :tmdbId, :title, :year, :posterPath)`).run({ filmId, ...film });
}

/** An image that was deleted meanwhile, as unused, leaves the film without one. Inside a transaction. */
export function writeImage({ sql }: Sql, filmId: number, kind: "poster" | "backdrop", image: number | null): void {
  sql(`UPDATE film SET ${kind} = (SELECT id FROM artwork WHERE id = :image) WHERE id = :filmId`).run({ filmId, image });
}

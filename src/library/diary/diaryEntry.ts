import { parseStoredJson, type Store } from "../../store/index.ts";

export type WatchPlace = "cinema" | "elsewhere";

/** What a person says of one viewing. */
export interface Viewing {
  /** `YYYY-MM-DD`, where the person was. */
  readonly watchedOn: string;
  readonly rewatch: boolean;
  /** Stars at that time, 0.5 to 5. */
  readonly rating: number | null;
  readonly note: string | null;
  readonly place: WatchPlace | null;
  readonly tags: readonly string[];
}

export interface DiaryEntry extends Viewing {
  readonly id: number;
  /** The film in the library; null where the library does not hold it. */
  readonly filmId: number | null;
  readonly title: string;
  readonly year: number | null;
  /** `hand`, or the format of the import that states it. */
  readonly origin: string;
}

export interface DiaryRow {
  readonly id: number;
  readonly filmId: number | null;
  readonly title: string;
  readonly year: number | null;
  readonly origin: string;
  readonly watchedOn: string;
  readonly rewatch: number;
  readonly rating: number | null;
  readonly note: string | null;
  readonly place: WatchPlace | null;
  readonly tags: string;
}

/** SQL: the columns of `DiaryRow`, of a row `diary`. A film of the library goes by its title there. */
export const DIARY_COLUMNS = `diary.id, diary.origin, diary.watched_on AS watchedOn, diary.rewatch, diary.rating,
  diary.note, diary.place, diary.tags, held.id AS filmId, coalesce(held.title, rated_film.title) AS title,
  CASE WHEN held.id IS NULL THEN rated_film.year ELSE held.year END AS year`;

/** SQL: a row `diary` with the rated film it names and, where there is one, the film of the library. */
export const DIARY_WITH_FILM = `diary
  JOIN rated_film ON rated_film.id = diary.film
  LEFT JOIN film AS held ON held.id = (
    SELECT min(film_link.film) FROM film_link WHERE film_link.same_as = diary.same_as)`;

export function toDiaryEntry({ rewatch, tags, ...row }: DiaryRow): DiaryEntry {
  return { ...row, rewatch: rewatch === 1, tags: parseStoredJson<string[]>(tags) };
}

/** An entry of this person; null where there is none that is shown. */
export function findDiaryEntry({ sql }: Pick<Store, "sql">, user: number, id: number): DiaryEntry | null {
  const row = sql<DiaryRow>(`
    SELECT ${DIARY_COLUMNS}
    FROM ${DIARY_WITH_FILM}
    WHERE diary.id = :id AND diary.user = :user`).get({ id, user });
  return row ? toDiaryEntry(row) : null;
}

import { parseStoredJson, type Store } from "../../store/index.ts";

export type WatchPlace = "cinema" | "elsewhere";

/** The editable fields of a viewing. */
export interface Viewing {
  /** `YYYY-MM-DD`, in the user's local time. */
  readonly watchedOn: string;
  readonly rewatch: boolean;
  /** The rating at that time, in stars, 0.5 to 5. */
  readonly rating: number | null;
  readonly note: string | null;
  readonly place: WatchPlace | null;
  readonly tags: readonly string[];
}

/** What a row of `diary_entry` says, besides whose it is and of which film. */
export const DIARY_ENTRY_COLUMNS = [
  "watched_on",
  "nth",
  "rewatch",
  "rating",
  "note",
  "place",
  "tags",
  "automatic",
  "removed",
  "added_at",
] as const;

export interface DiaryEntry extends Viewing {
  readonly id: number;
  /** The film in the library; null when it is not in the library. */
  readonly filmId: number | null;
  readonly title: string;
  readonly year: number | null;
  /** `hand` for an entry the user made, otherwise the format of the import. */
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

/** SQL: the columns of `DiaryRow` for a row `diary`. Films in the library use their library title. */
export const DIARY_COLUMNS = `diary.id, diary.origin, diary.watched_on AS watchedOn, diary.rewatch, diary.rating,
  diary.note, diary.place, diary.tags, held.id AS filmId, coalesce(held.title, rated_film.title) AS title,
  CASE WHEN held.id IS NULL THEN rated_film.year ELSE held.year END AS year`;

/** SQL: a row `diary` joined with its rated film and, if there is one, the library film. */
export const DIARY_WITH_FILM = `diary
  JOIN rated_film ON rated_film.id = diary.film
  LEFT JOIN film AS held ON held.id = (
    SELECT min(film_link.film) FROM film_link WHERE film_link.same_as = diary.same_as)`;

export function toDiaryEntry({ rewatch, tags, ...row }: DiaryRow): DiaryEntry {
  return { ...row, rewatch: rewatch === 1, tags: parseStoredJson<string[]>(tags) };
}

/** A visible entry of this user; null when there is none. */
export function findDiaryEntry({ sql }: Pick<Store, "sql">, user: number, id: number): DiaryEntry | null {
  const row = sql<DiaryRow>(`
    SELECT ${DIARY_COLUMNS}
    FROM ${DIARY_WITH_FILM}
    WHERE diary.id = :id AND diary.user = :user`).get({ id, user });
  return row ? toDiaryEntry(row) : null;
}

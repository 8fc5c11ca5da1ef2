import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { RATED_FILMS_OF } from "../ratedFilm/index.ts";
import { DIARY_COLUMNS, DIARY_WITH_FILM, type DiaryEntry, type DiaryRow, toDiaryEntry } from "./diaryEntry.ts";

export interface DiaryQuery {
  readonly user: number;
  readonly limit: number;
  readonly cursor?: string;
  /** `YYYY-MM`, or `YYYY` for a year. */
  readonly period?: string;
  readonly filmId?: number;
}

export interface DiaryPage {
  readonly items: DiaryEntry[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Latest day first; within a day the latest entry first. */
export function createDiaryPage({ sql }: Pick<Store, "sql">) {
  /** @throws BadCursor */
  return ({ user, limit, cursor, period = "", filmId }: DiaryQuery): DiaryPage => {
    const list = `diary ${period} ${filmId ?? ""}`;
    const [day, id] = cursor === undefined ? [AFTER_ALL_DAYS, 0] : decodeCursor(list, cursor, 2);
    const selected = {
      user,
      from: period,
      // Every day in the period sorts before this bound.
      to: `${period}~`,
      filmId: filmId ?? null,
    };
    const rows = sql<DiaryRow>(`
      SELECT ${DIARY_COLUMNS}
      FROM ${DIARY_WITH_FILM}
      WHERE ${selection(filmId)} AND (diary.watched_on, diary.id) < (:day, :id)
      ORDER BY diary.watched_on DESC, diary.id DESC
      LIMIT :limit`).all({ ...selected, day, id, limit: limit + 1 });
    const items = rows.slice(0, limit).map(toDiaryEntry);
    const last = items.at(-1);
    const total = sql<{ count: number }>(`SELECT count(*) AS count FROM diary WHERE ${selection(filmId)}`).get(
      selected,
    );
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor(list, [last.watchedOn, last.id]) : null,
      total: total?.count ?? 0,
    };
  };
}

const AFTER_ALL_DAYS = "~";

/** SQL */
const selection = (filmId: number | undefined) =>
  `diary.user = :user AND diary.watched_on >= :from AND diary.watched_on < :to
    AND ${filmId === undefined ? ":filmId IS NULL" : `diary.film IN (${RATED_FILMS_OF})`}`;

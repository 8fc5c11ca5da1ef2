import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { ensureRatedFilm, RATED_FILMS_OF } from "../ratedFilm/index.ts";

type Writer = Pick<Store, "sql">;

/** What a user says of a film that they do not want to be suggested: of that film alone, or of films like it too. */
export type Dismissal = "film" | "less_like_this";

export function dismissalOf({ sql }: Writer, user: number, filmId: number): Dismissal | null {
  const row = sql<{ lessLike: number | null }>(
    "SELECT less_like AS lessLike FROM not_for_me WHERE user = :user AND film = :filmId",
  ).get({ user, filmId });
  return row ? toDismissal(row.lessLike) : null;
}

export const toDismissal = (lessLike: number | null): Dismissal => (lessLike === null ? "film" : "less_like_this");

/**
 * The film is no longer suggested to this user, whatever imports state. A dismissal that an import states becomes the
 * user's own, so that it stays if the import is undone. Inside a transaction.
 */
export function dismiss({ sql }: Writer, clock: Clock, user: number, filmId: number, dismissal: Dismissal): void {
  sql(`
    DELETE FROM withdrawn_dismissal
    WHERE user = :user AND film IN (${RATED_FILMS_OF})`).run({ user, filmId });
  sql(`
    INSERT INTO not_for_me (user, film, since, less_like)
    VALUES (:user, :filmId, :now, :lessLike)
    ON CONFLICT DO UPDATE SET import = NULL, less_like = excluded.less_like`).run({
    user,
    filmId,
    now: clock.now(),
    lessLike: dismissal === "less_like_this" ? 1 : null,
  });
}

/** The film may be suggested again; current and later imports do not dismiss it again. Inside a transaction. */
export function withdrawDismissal({ sql }: Writer, user: number, filmId: number): void {
  const film = ensureRatedFilm({ sql }, filmId);
  sql("INSERT OR IGNORE INTO withdrawn_dismissal (user, film) VALUES (:user, :film)").run({ user, film });
  sql("DELETE FROM not_for_me WHERE user = :user AND film = :filmId").run({ user, filmId });
}

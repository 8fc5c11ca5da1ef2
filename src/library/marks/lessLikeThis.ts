import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { requireFilm } from "../filmRecord/index.ts";
import { type Journal, type JournalEntry, UndoProblem, type UndoResult } from "../journal/index.ts";
import { type Dismissal, dismiss, dismissalOf, withdrawDismissal } from "./dismissals.ts";

/** The user, and the name that the journal shows. */
export interface MarkAuthor {
  readonly user: number;
  readonly userId: string;
}

/** A user's dismissal of one film before and after an action. Stored as JSON. */
export interface DismissalUndo {
  readonly kind: "dismissal";
  readonly user: number;
  readonly before: Dismissal | null;
  readonly after: Dismissal | null;
}

/** "Less like this": an entry of the journal that only this user can see and undo. */
export interface LessLikeThis {
  /**
   * The film is no longer suggested, and films like it are suggested less. Withdrawing it leaves a film that is
   * dismissed on its own as it is.
   * @throws UnknownFilm
   */
  set(by: MarkAuthor, filmId: number, isLess: boolean): void;
  /** Undoes an entry of the journal. Call it inside the journal's transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

export function isDismissalUndo(undo: unknown): undo is DismissalUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "dismissal";
}

export function createLessLikeThis(store: Store, clock: Clock, journal: Pick<Journal, "record">): LessLikeThis {
  function write(user: number, filmId: number, dismissal: Dismissal | null): void {
    if (dismissal === null) withdrawDismissal(store, user, filmId);
    else dismiss(store, clock, user, filmId, dismissal);
  }

  return {
    set({ user, userId }, filmId, isLess) {
      store.writeDurable(() => {
        requireFilm(store, filmId);
        const before = dismissalOf(store, user, filmId);
        const after = isLess ? "less_like_this" : before === "film" ? "film" : null;
        if (before === after) return;
        write(user, filmId, after);
        const undo: DismissalUndo = { kind: "dismissal", user, before, after };
        const act = isLess ? "less_like_this" : "less_like_withdrawn";
        const facts = { film: titleOf(store, filmId) };
        journal.record({ act, by: userId, facts, fileId: null, filmId, undo, user });
      });
    },

    undo({ undo, filmId }) {
      if (!isDismissalUndo(undo)) throw new UndoProblem("journal_not_undoable");
      const { user, before, after } = undo;
      if (filmId === null || dismissalOf(store, user, filmId) !== after) throw new UndoProblem("undo_conflict");
      requireFilm(store, filmId);
      write(user, filmId, before);
      return { undo: { ...undo, before: after, after: before } satisfies DismissalUndo, films: [] };
    },
  };
}

function titleOf({ sql }: Pick<Store, "sql">, filmId: number): string {
  return sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId })?.title ?? "";
}

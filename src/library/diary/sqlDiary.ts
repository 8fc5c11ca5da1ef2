import { CodedError } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { requireFilm, titleWithYear } from "../filmRecord/index.ts";
import type { Journal, JournalEntry, UndoResult } from "../journal/index.ts";
import { ensureRatedFilm } from "../ratedFilm/index.ts";
import type { Diary, DiaryAuthor, NewViewing } from "./diary.ts";
import { type DiaryEntry, findDiaryEntry, type Viewing } from "./diaryEntry.ts";
import { type DiaryUndo, handRowsOf, isDiaryUndo, swapHandRows } from "./diaryUndo.ts";

/** Sets and removes watched marks for diary actions. */
export interface WatchMarks {
  markWatched(user: number, filmId: number, cause: string): boolean;
  withdrawMark(user: number, filmId: number, cause: string): void;
}

export interface SqlDiaryParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly marks: WatchMarks;
}

/** The key of an entry, which distinguishes viewings. */
interface Slot {
  readonly user: number;
  readonly film: number;
  readonly watchedOn: string;
  readonly nth: number;
}

/** The target of an action. */
interface Subject {
  /** Id of the rated film. */
  readonly film: number;
  readonly filmId: number | null;
  readonly watchedOn: string;
}

type Act = "diary_added" | "diary_changed" | "diary_removed";

/** The diary in the database; see `Diary` for what each method does. */
export class SqlDiary implements Diary {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #marks: WatchMarks;

  constructor({ store, clock, journal, marks }: SqlDiaryParts) {
    this.#store = store;
    this.#clock = clock;
    this.#journal = journal;
    this.#marks = marks;
  }

  get(user: number, id: number): DiaryEntry {
    const entry = findDiaryEntry(this.#store, user, id);
    if (!entry) throw new CodedError("unknown_diary_entry", { fact: String(id) });
    return entry;
  }

  add(by: DiaryAuthor, filmId: number, viewing: NewViewing): DiaryEntry {
    return this.#store.writeDurable(() => {
      requireFilm(this.#store, filmId);
      const film = ensureRatedFilm(this.#store, filmId);
      const rewatch = viewing.rewatch ?? this.#hasEarlier(by.user, film, viewing.watchedOn);
      const { watchedOn } = viewing;
      const id = this.#record("diary_added", by, { film, filmId, watchedOn }, () =>
        this.#insert(this.#freeSlot(by.user, film, watchedOn), { ...EMPTY, ...viewing, rewatch }),
      );
      return this.get(by.user, id ?? 0);
    });
  }

  change(by: DiaryAuthor, id: number, change: Partial<Viewing>): DiaryEntry {
    return this.#store.writeDurable(() => {
      const shown = this.get(by.user, id);
      const slot = this.#slotOf(id);
      const viewing = { ...shown, ...change };
      const subject = { film: slot.film, filmId: shown.filmId, watchedOn: viewing.watchedOn };
      const changed = this.#record("diary_changed", by, subject, () => {
        this.#hide(slot, id);
        const isSameDay = viewing.watchedOn === slot.watchedOn;
        if (isSameDay) this.#removeTombstone(slot);
        const target = isSameDay ? slot : this.#freeSlot(by.user, slot.film, viewing.watchedOn);
        // The user's own entry keeps its id.
        return this.#insert(target, viewing, shown.origin === "hand" ? id : null);
      });
      return this.get(by.user, changed ?? 0);
    });
  }

  remove(by: DiaryAuthor, id: number): void {
    this.#store.writeDurable(() => {
      const { filmId, watchedOn } = this.get(by.user, id);
      const slot = this.#slotOf(id);
      this.#record("diary_removed", by, { film: slot.film, filmId, watchedOn }, () => {
        this.#hide(slot, id);
        return null;
      });
    });
  }

  undo(entry: JournalEntry): UndoResult {
    if (!isDiaryUndo(entry.undo)) throw new CodedError("journal_not_undoable");
    const { before, after, mark, setsMark, ...rest } = entry.undo;
    swapHandRows(this.#store, entry.undo);
    if (mark !== null && rest.filmId !== null) {
      if (setsMark) this.#marks.markWatched(rest.user, rest.filmId, mark);
      else this.#marks.withdrawMark(rest.user, rest.filmId, mark);
    }
    const undo: DiaryUndo = { ...rest, before: after, after: before, mark, setsMark: !setsMark };
    return { undo, films: [] };
  }

  /**
   * Makes a change and records it in the journal, visible only to this user.
   * @param change returns the id of the new entry; null when it created none
   */
  #record(act: Act, { user, userId }: DiaryAuthor, { film, filmId, watchedOn }: Subject, change: () => number | null) {
    const before = handRowsOf(this.#store, user, film);
    const id = change();
    const cause = `diary ${id}`;
    const marked = act === "diary_added" && filmId !== null && this.#marks.markWatched(user, filmId, cause);
    const after = handRowsOf(this.#store, user, film);
    const mark = marked ? cause : null;
    const undo: DiaryUndo = { kind: "diary", user, film, filmId, before, after, mark, setsMark: false };
    const facts = { film: this.#titleOf(film, filmId), day: watchedOn };
    this.#journal.record({ act, by: userId, facts, fileId: null, filmId, undo, user });
    return id;
  }

  #insert({ user, film, nth, watchedOn }: Slot, viewing: Viewing, id: number | null = null): number {
    const { rewatch, rating, note, place, tags } = viewing;
    return this.#store
      .sql(`
      INSERT INTO diary_entry (id, user, film, origin, watched_on, nth, rewatch, rating, note, place, tags, added_at)
      VALUES (:id, :user, :film, 'hand', :watchedOn, :nth, :rewatch, :rating, :note, :place, :tags, :now)`)
      .run({
        id,
        user,
        film,
        watchedOn,
        nth,
        rewatch: Number(rewatch),
        rating,
        note,
        place,
        tags: JSON.stringify(tags),
        now: this.#clock.now(),
      }).id;
  }

  /** Removes the user's own row. If an import has the same viewing, a row that hides it remains. */
  #hide(slot: Slot, id: number): void {
    const { sql } = this.#store;
    sql("DELETE FROM diary_entry WHERE id = :id AND origin = 'hand'").run({ id });
    sql(`
      INSERT INTO diary_entry (user, film, origin, watched_on, nth, removed, added_at)
      SELECT :user, :film, 'hand', :watchedOn, :nth, 1, :now
      WHERE EXISTS (SELECT 1 FROM diary_entry WHERE import IS NOT NULL AND ${IN_SLOT})`).run({
      ...slot,
      now: this.#clock.now(),
    });
  }

  #removeTombstone(slot: Slot): void {
    this.#store.sql(`DELETE FROM diary_entry WHERE origin = 'hand' AND removed = 1 AND ${IN_SLOT}`).run({ ...slot });
  }

  /** The first slot of that day without a viewing of the film, counting hidden ones. */
  #freeSlot(user: number, film: number, watchedOn: string): Slot {
    const row = this.#store
      .sql<{ last: number | null }>(`
        SELECT max(nth) AS last
        FROM diary_entry
        WHERE user = :user AND watched_on = :watchedOn AND film IN (${SAME_FILMS})`)
      .get({ user, film, watchedOn });
    return { user, film, watchedOn, nth: (row?.last ?? 0) + 1 };
  }

  #slotOf(id: number): Slot {
    const slot = this.#store
      .sql<Slot>("SELECT user, film, watched_on AS watchedOn, nth FROM diary_entry WHERE id = :id")
      .get({ id });
    if (!slot) throw new CodedError("unknown_diary_entry", { fact: String(id) });
    return slot;
  }

  #hasEarlier(user: number, film: number, watchedOn: string): boolean {
    const row = this.#store.sql(`
      SELECT 1
      FROM diary_entry
      WHERE user = :user AND removed = 0 AND watched_on < :watchedOn AND film IN (${SAME_FILMS})
      LIMIT 1`);
    return row.get({ user, film, watchedOn }) !== undefined;
  }

  #titleOf(film: number, filmId: number | null): string {
    const held = filmId === null ? null : titleWithYear(this.#store, filmId);
    const row = this.#store.sql<{ title: string }>("SELECT title FROM rated_film WHERE id = :film").get({ film });
    return held ?? row?.title ?? "";
  }
}

const EMPTY = { rating: null, note: null, place: null, tags: [] } as const;

/** SQL: the rated films that are the same film as `:film`. */
const SAME_FILMS = "SELECT id FROM rated_film WHERE same_as = (SELECT same_as FROM rated_film WHERE id = :film)";
const IN_SLOT = `user = :user AND watched_on = :watchedOn AND nth = :nth AND film IN (${SAME_FILMS})`;

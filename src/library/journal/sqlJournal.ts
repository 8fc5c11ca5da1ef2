import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Journal, NewEntry, UndoResult } from "./journal.ts";
import { type JournalEntry, type JournalRow, toEntry, withReopened } from "./journalEntry.ts";
import { UndoProblem } from "./undoProblem.ts";

/** The journal in the database; see `Journal` for what each method does. */
export class SqlJournal implements Journal {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  record(entry: NewEntry): number {
    const { sql, writeRelaxed } = this.#store;
    return writeRelaxed(() => {
      const { id } = sql(`
        INSERT INTO journal (at, act, by_user, facts, file, film, undo, user)
        VALUES (:now, :act, :by, :facts, :fileId, :filmId, :undo, :user)`).run({
        now: this.#clock.now(),
        act: entry.act,
        by: entry.by,
        facts: JSON.stringify(entry.facts),
        fileId: entry.fileId,
        filmId: entry.filmId,
        undo: entry.undo === undefined || entry.undo === null ? null : JSON.stringify(entry.undo),
        user: entry.user ?? null,
      });
      this.addFilms(id, entry.films ?? []);
      return id;
    });
  }

  get(id: number): JournalEntry | null {
    const row = this.#store.sql<JournalRow>("SELECT * FROM journal WHERE id = :id").get({ id });
    return row ? toEntry(row) : null;
  }

  latestUndoable(of: { fileId: number } | { filmId: number }, act: string): JournalEntry | null {
    const column = "fileId" in of ? "file = :fileId" : "film = :filmId";
    const row = this.#store
      .sql<JournalRow>(`
        SELECT *
        FROM journal
        WHERE ${column} AND act = :act AND undo IS NOT NULL AND undone_at IS NULL
        ORDER BY id DESC
        LIMIT 1`)
      .get({ ...of, act });
    return row ? toEntry(row) : null;
  }

  undo(id: number, by: string, revert: (entry: JournalEntry) => UndoResult): JournalEntry {
    return this.#store.writeRelaxed(() => {
      const entry = this.mustBeUndoable(id);
      const { undo, films } = revert(entry);
      this.markUndone(id);
      this.#recordUndo(entry, by, withReopened(undo, id), films);
      return this.#mustExist(id);
    });
  }

  mustBeUndoable(id: number): JournalEntry {
    const entry = this.#mustExist(id);
    if (entry.undoneAt !== null) throw new UndoProblem("already_undone");
    if (entry.undo === null) throw new UndoProblem("journal_not_undoable");
    return entry;
  }

  markUndone(id: number): void {
    this.#store.sql("UPDATE journal SET undone_at = :now WHERE id = :id").run({ id, now: this.#clock.now() });
  }

  setFacts(id: number, facts: JournalEntry["facts"]): void {
    this.#store.sql("UPDATE journal SET facts = :facts WHERE id = :id").run({ id, facts: JSON.stringify(facts) });
  }

  discard(id: number): void {
    this.#store.sql("DELETE FROM journal WHERE id = :id").run({ id });
  }

  addFilms(id: number, films: readonly number[]): void {
    for (const film of films)
      this.#store.sql("INSERT OR IGNORE INTO journal_film (journal, film) VALUES (:id, :film)").run({ id, film });
  }

  filmsOf(id: number, after: number, limit: number): number[] {
    return this.#store
      .sql<{ film: number }>(`
        SELECT film
        FROM journal_film
        WHERE journal = :id AND film > :after
        ORDER BY film
        LIMIT :limit`)
      .all({ id, after, limit })
      .map(({ film }) => film);
  }

  undoOf(id: number): number | null {
    const row = this.#store
      .sql<{ id: number }>(`
        SELECT id
        FROM journal
        WHERE id > :id AND act = 'undone' AND undone_at IS NULL AND undo ->> '$.reopens' = :id
        ORDER BY id DESC
        LIMIT 1`)
      .get({ id });
    return row?.id ?? null;
  }

  withReopened(undo: unknown, id: number): unknown {
    return withReopened(undo, id);
  }

  /** Undoing an undo puts the original act in force again: it is the entry that can be undone from then on. */
  #recordUndo(entry: JournalEntry, by: string, undo: unknown, films: readonly number[]): void {
    const { fileId, filmId } = entry;
    const whose = entry.user === null ? {} : { user: entry.user };
    if (entry.reopens === null) {
      const facts = { ...entry.facts, act: entry.act };
      this.record({ act: "undone", by, facts, fileId, filmId, undo, films, ...whose });
      return;
    }
    this.#store.sql("UPDATE journal SET undone_at = NULL WHERE id = :id").run({ id: entry.reopens });
    this.record({ act: "redone", by, facts: entry.facts, fileId, filmId, ...whose });
  }

  #mustExist(id: number): JournalEntry {
    const entry = this.get(id);
    if (!entry) throw new UndoProblem("unknown_entry");
    return entry;
  }
}

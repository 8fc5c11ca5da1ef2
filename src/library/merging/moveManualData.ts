import { parseStoredJson, type Store } from "../../store/index.ts";
import { FILM_ARTWORK, type FilmArtworkKind } from "../artwork/index.ts";
import { changeTags, readTagEdit } from "../facts/index.ts";

interface ManualFact {
  readonly field: string;
  readonly language: string;
  readonly value: string;
  readonly fetched_at: number;
  /** Absent in rows that were stored before edits could be unlocked. */
  readonly unlocked?: number;
}

interface MovedImage {
  readonly given: number;
  readonly before: number | null;
}

/** What people set on a film and what moved with it, as it was: enough to undo the move. Stored as JSON. */
export interface MovedManualData {
  readonly poster: MovedImage | null;
  /** Absent in merges of earlier versions. */
  readonly backdrop?: MovedImage | null;
  readonly facts: readonly { readonly moved: ManualFact; readonly before: ManualFact | null }[];
  /** Journal entries about the film that left. */
  readonly journal: readonly number[];
}

/**
 * Custom posters and backdrops, manual facts and journal entries of a film. They win over every provider; where both films have one,
 * the newer one wins. Expects to be inside a transaction.
 */
export class ManualDataMoves {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  hasManualData(filmId: number): boolean {
    return (
      FILM_ARTWORK.some((kind) => this.#customImageOf(filmId, kind) !== null) ||
      this.#sql("SELECT 1 FROM fact WHERE film = :filmId AND origin = 'hand' LIMIT 1").get({ filmId }) !== undefined
    );
  }

  moveManualData(from: number, to: number): MovedManualData {
    return {
      poster: this.#moveImage("poster", from, to),
      backdrop: this.#moveImage("backdrop", from, to),
      facts: this.#moveFacts(from, to),
      journal: this.#moveJournal(from, to),
    };
  }

  /** `from` is restored with its own rows; on `to`, values not changed since become those before the move. */
  returnManualData({ poster, backdrop, facts, journal }: MovedManualData, from: number, to: number | null): void {
    this.#sql("UPDATE journal SET film = :from WHERE id IN (SELECT value FROM json_each(:ids))").run({
      from,
      ids: JSON.stringify(journal),
    });
    if (to === null) return;
    if (poster) this.#returnImage("poster", poster, to);
    if (backdrop) this.#returnImage("backdrop", backdrop, to);
    for (const { moved, before } of facts) this.#returnFact(moved, before, to);
  }

  #moveImage(kind: FilmArtworkKind, from: number, to: number): MovedImage | null {
    const given = this.#customImageOf(from, kind);
    if (given === null) return null;
    const isOlder = this.#imageEntryOf(to, kind) > this.#imageEntryOf(from, kind);
    if (this.#customImageOf(to, kind) !== null && isOlder) return null;
    const row = this.#sql<{ image: number | null }>(`SELECT ${kind} AS image FROM film WHERE id = :to`).get({ to });
    this.#sql(`UPDATE film SET ${kind} = :given WHERE id = :to`).run({ given, to });
    return { given, before: row?.image ?? null };
  }

  #moveFacts(from: number, to: number): MovedManualData["facts"] {
    const all = this.#sql<ManualFact>(`
      SELECT field, language, value, fetched_at, unlocked
      FROM fact
      WHERE film = :from AND origin = 'hand'`).all({ from });
    return all.flatMap((moved) => {
      const before = this.#manualFact(to, moved);
      const kept = before && combined(moved, before);
      if (kept === before && before !== null) return [];
      this.#writeFact(to, kept ?? moved);
      return [{ moved: kept ?? moved, before }];
    });
  }

  #moveJournal(from: number, to: number): number[] {
    const ids = this.#sql<{ id: number }>("SELECT id FROM journal WHERE film = :from")
      .all({ from })
      .map(({ id }) => id);
    this.#sql("UPDATE journal SET film = :to WHERE film = :from").run({ from, to });
    return ids;
  }

  #returnImage(kind: FilmArtworkKind, { given, before }: MovedImage, to: number): void {
    this.#sql(`UPDATE film SET ${kind} = :before WHERE id = :to AND ${kind} = :given`).run({
      to,
      given,
      before: before !== null && this.#artworkExists(before) ? before : null,
    });
  }

  #returnFact(moved: ManualFact, before: ManualFact | null, to: number): void {
    const deleted = this.#sql(`
      DELETE FROM fact
      WHERE film = :to AND origin = 'hand' AND field = :field AND language = :language AND value = :value`).run({
      to,
      field: moved.field,
      language: moved.language,
      value: moved.value,
    });
    if (before && deleted.changes > 0) this.#writeFact(to, before);
  }

  #manualFact(film: number, { field, language }: ManualFact): ManualFact | null {
    const row = this.#sql<ManualFact>(`
      SELECT field, language, value, fetched_at, unlocked
      FROM fact
      WHERE film = :film AND origin = 'hand' AND field = :field AND language = :language`);
    return row.get({ film, field, language }) ?? null;
  }

  #writeFact(film: number, fact: ManualFact): void {
    this.#sql(`
      INSERT OR REPLACE INTO fact (film, field, origin, language, value, fetched_at, unlocked)
      VALUES (:film, :field, 'hand', :language, :value, :fetched_at, :unlocked)`).run({ unlocked: 0, ...fact, film });
  }

  #customImageOf(film: number, kind: FilmArtworkKind): number | null {
    const row = this.#sql<{ id: number }>(`
      SELECT artwork.id
      FROM film JOIN artwork ON artwork.id = film.${kind}
      WHERE film.id = :film AND artwork.source LIKE 'own:%'`);
    return row.get({ film })?.id ?? null;
  }

  /** The journal entry of the custom image; 0 for posters from before the journal recorded them. */
  #imageEntryOf(film: number, kind: FilmArtworkKind): number {
    const row = this.#sql<{ id: number | null }>(`
      SELECT max(id) AS id
      FROM journal
      WHERE film = :film AND act = :act AND undone_at IS NULL`);
    return row.get({ film, act: `${kind}_given` })?.id ?? 0;
  }

  #artworkExists(artwork: number): boolean {
    return this.#sql("SELECT 1 FROM artwork WHERE id = :artwork").get({ artwork }) !== undefined;
  }
}

/** The newer of two edits of one field. Tags are not one value: those of both films are kept. */
function combined(moved: ManualFact, before: ManualFact): ManualFact {
  const [newer, older] = before.fetched_at > moved.fetched_at ? [before, moved] : [moved, before];
  if (newer.field !== "tags") return newer;
  const edit = readTagEdit(parseStoredJson<unknown>(newer.value));
  const { added, removed } = readTagEdit(parseStoredJson<unknown>(older.value));
  const both = changeTags(changeTags({ added, removed }, edit.added, []), [], edit.removed);
  const value = JSON.stringify(both);
  return value === before.value ? before : { ...newer, value };
}

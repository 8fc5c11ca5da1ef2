import type { Store } from "../../store/index.ts";

interface ManualFact {
  readonly field: string;
  readonly language: string;
  readonly value: string;
  readonly fetched_at: number;
}

/** What people set on a film and what moved with it, as it was: enough to undo the move. Stored as JSON. */
export interface MovedManualData {
  readonly poster: { readonly given: number; readonly before: number | null } | null;
  readonly facts: readonly { readonly moved: ManualFact; readonly before: ManualFact | null }[];
  /** Journal entries about the film that left. */
  readonly journal: readonly number[];
}

/**
 * Custom posters, manual facts and journal entries of a film. They win over every provider; where both films have one,
 * the newer one wins. Expects to be inside a transaction.
 */
export class ManualDataMoves {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  hasManualData(filmId: number): boolean {
    return (
      this.#customPosterOf(filmId) !== null ||
      this.#sql("SELECT 1 FROM fact WHERE film = :filmId AND origin = 'hand' LIMIT 1").get({ filmId }) !== undefined
    );
  }

  moveManualData(from: number, to: number): MovedManualData {
    return {
      poster: this.#movePoster(from, to),
      facts: this.#moveFacts(from, to),
      journal: this.#moveJournal(from, to),
    };
  }

  /** `from` is restored with its own rows; on `to`, values not changed since become those before the move. */
  returnManualData({ poster, facts, journal }: MovedManualData, from: number, to: number | null): void {
    this.#sql("UPDATE journal SET film = :from WHERE id IN (SELECT value FROM json_each(:ids))").run({
      from,
      ids: JSON.stringify(journal),
    });
    if (to === null) return;
    if (poster) this.#returnPoster(poster, to);
    for (const { moved, before } of facts) this.#returnFact(moved, before, to);
  }

  #movePoster(from: number, to: number): MovedManualData["poster"] {
    const given = this.#customPosterOf(from);
    if (given === null) return null;
    if (this.#customPosterOf(to) !== null && this.#posterEntryOf(to) > this.#posterEntryOf(from)) return null;
    const row = this.#sql<{ poster: number | null }>("SELECT poster FROM film WHERE id = :to").get({ to });
    this.#sql("UPDATE film SET poster = :given WHERE id = :to").run({ given, to });
    return { given, before: row?.poster ?? null };
  }

  #moveFacts(from: number, to: number): MovedManualData["facts"] {
    const all = this.#sql<ManualFact>(`
      SELECT field, language, value, fetched_at
      FROM fact
      WHERE film = :from AND origin = 'hand'`).all({ from });
    return all.flatMap((moved) => {
      const before = this.#manualFact(to, moved);
      if (before && before.fetched_at > moved.fetched_at) return [];
      this.#writeFact(to, moved);
      return [{ moved, before }];
    });
  }

  #moveJournal(from: number, to: number): number[] {
    const ids = this.#sql<{ id: number }>("SELECT id FROM journal WHERE film = :from")
      .all({ from })
      .map(({ id }) => id);
    this.#sql("UPDATE journal SET film = :to WHERE film = :from").run({ from, to });
    return ids;
  }

  #returnPoster({ given, before }: NonNullable<MovedManualData["poster"]>, to: number): void {
    this.#sql("UPDATE film SET poster = :before WHERE id = :to AND poster = :given").run({
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
      SELECT field, language, value, fetched_at
      FROM fact
      WHERE film = :film AND origin = 'hand' AND field = :field AND language = :language`);
    return row.get({ film, field, language }) ?? null;
  }

  #writeFact(film: number, fact: ManualFact): void {
    this.#sql(`
      INSERT OR REPLACE INTO fact (film, field, origin, language, value, fetched_at)
      VALUES (:film, :field, 'hand', :language, :value, :fetched_at)`).run({ ...fact, film });
  }

  #customPosterOf(film: number): number | null {
    const row = this.#sql<{ id: number }>(`
      SELECT artwork.id
      FROM film JOIN artwork ON artwork.id = film.poster
      WHERE film.id = :film AND artwork.source LIKE 'own:%'`);
    return row.get({ film })?.id ?? null;
  }

  /** The journal entry of the custom poster; 0 for posters from before the journal recorded them. */
  #posterEntryOf(film: number): number {
    const row = this.#sql<{ id: number | null }>(`
      SELECT max(id) AS id
      FROM journal
      WHERE film = :film AND act = 'poster_given' AND undone_at IS NULL`);
    return row.get({ film })?.id ?? 0;
  }

  #artworkExists(artwork: number): boolean {
    return this.#sql("SELECT 1 FROM artwork WHERE id = :artwork").get({ artwork }) !== undefined;
  }
}

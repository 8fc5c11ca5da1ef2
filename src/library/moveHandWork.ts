import type { Store } from "../store/index.ts";

interface HandFact {
  readonly field: string;
  readonly language: string;
  readonly value: string;
  readonly fetched_at: number;
}

/** What people gave a film itself and that moved with it: the way back. */
export interface MovedHandWork {
  readonly poster: { readonly given: number; readonly before: number | null } | null;
  readonly facts: readonly { readonly moved: HandFact; readonly before: HandFact | null }[];
  /** Journal entries that were about the film that left. */
  readonly journal: readonly number[];
}

/**
 * Posters that somebody gave, facts said by hand and the journal's entries. A hand's word wins over every machine's; of
 * two hands' words about the same thing the newer one. Inside a transaction.
 */
export function handWorkMoves({ sql }: Pick<Store, "sql">) {
  return {
    hasHandWork: (filmId: number): boolean =>
      ownPosterOf(filmId) !== null ||
      sql("SELECT 1 FROM fact WHERE film = :filmId AND origin = 'hand' LIMIT 1").get({ filmId }) !== undefined,

    moveHandWork(from: number, to: number): MovedHandWork {
      return { poster: movePoster(from, to), facts: moveFacts(from, to), journal: moveJournal(from, to) };
    },

    /** The film that returned has its own still: its rows were kept. What is unchanged on the other goes back. */
    returnHandWork({ poster, facts, journal }: MovedHandWork, from: number, to: number | null): void {
      sql("UPDATE journal SET film = :from WHERE id IN (SELECT value FROM json_each(:ids))").run({
        from,
        ids: JSON.stringify(journal),
      });
      if (to === null) return;
      if (poster)
        sql("UPDATE film SET poster = :before WHERE id = :to AND poster = :given").run({
          to,
          given: poster.given,
          before: poster.before !== null && isThere(poster.before) ? poster.before : null,
        });
      for (const { moved, before } of facts) {
        const same = { to, field: moved.field, language: moved.language };
        const deleted = sql(`
          DELETE FROM fact
          WHERE film = :to AND origin = 'hand' AND field = :field AND language = :language AND value = :value`).run({
          ...same,
          value: moved.value,
        });
        if (before && deleted.changes > 0) keepFact(to, before);
      }
    },
  };

  function movePoster(from: number, to: number): MovedHandWork["poster"] {
    const given = ownPosterOf(from);
    if (given === null || (ownPosterOf(to) !== null && givenAt(to) > givenAt(from))) return null;
    const before = sql<{ poster: number | null }>("SELECT poster FROM film WHERE id = :to").get({ to })?.poster ?? null;
    sql("UPDATE film SET poster = :given WHERE id = :to").run({ given, to });
    return { given, before };
  }

  function moveFacts(from: number, to: number): MovedHandWork["facts"] {
    const all = sql<HandFact>(`
      SELECT field, language, value, fetched_at FROM fact WHERE film = :from AND origin = 'hand'`).all({ from });
    return all.flatMap((moved) => {
      const before =
        sql<HandFact>(`
          SELECT field, language, value, fetched_at FROM fact
          WHERE film = :to AND origin = 'hand' AND field = :field AND language = :language`).get({
          to,
          field: moved.field,
          language: moved.language,
        }) ?? null;
      if (before && before.fetched_at > moved.fetched_at) return [];
      keepFact(to, moved);
      return [{ moved, before }];
    });
  }

  function moveJournal(from: number, to: number): number[] {
    const ids = sql<{ id: number }>("SELECT id FROM journal WHERE film = :from")
      .all({ from })
      .map(({ id }) => id);
    sql("UPDATE journal SET film = :to WHERE film = :from").run({ from, to });
    return ids;
  }

  function keepFact(film: number, fact: HandFact): void {
    sql(`
      INSERT OR REPLACE INTO fact (film, field, origin, language, value, fetched_at)
      VALUES (:film, :field, 'hand', :language, :value, :fetched_at)`).run({ ...fact, film });
  }

  function ownPosterOf(film: number): number | null {
    const own = sql<{ id: number }>(`
      SELECT artwork.id FROM film JOIN artwork ON artwork.id = film.poster
      WHERE film.id = :film AND artwork.source LIKE 'own:%'`);
    return own.get({ film })?.id ?? null;
  }

  /** The journal's entry that gave the poster; 0 where it was given before the journal kept such entries. */
  function givenAt(film: number): number {
    return (
      sql<{ id: number | null }>(`
        SELECT max(id) AS id FROM journal WHERE film = :film AND act = 'poster_given' AND undone_at IS NULL`).get({
        film,
      })?.id ?? 0
    );
  }

  function isThere(artwork: number): boolean {
    return sql("SELECT 1 FROM artwork WHERE id = :artwork").get({ artwork }) !== undefined;
  }
}

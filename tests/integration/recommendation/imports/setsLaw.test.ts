import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestRatings } from "./testRatings.ts";

const SETS = ["one", "other"] as const;
type SetName = (typeof SETS)[number];

interface Edition {
  readonly set: SetName;
  readonly ratings: readonly {
    readonly user: number;
    readonly film: number;
    readonly value: number;
    readonly time: number;
  }[];
  readonly films: readonly { readonly number: number; readonly edition: number }[];
}

const number = fc.integer({ min: 1, max: 3 });
const edition = fc.record({
  set: fc.constantFrom(...SETS),
  ratings: fc.array(
    fc.record({
      user: number,
      film: number,
      value: fc.integer({ min: 1, max: 4 }),
      time: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 8 },
  ),
  films: fc.uniqueArray(fc.record({ number, edition: fc.integer({ min: 1, max: 2 }) }), {
    selector: (film) => film.number,
  }),
});
const act = fc.oneof(
  edition.map((one) => ({ kind: "take" as const, edition: one })),
  fc.record({ kind: fc.constant("undo" as const), which: fc.nat(9) }),
);

const titleOf = (set: string, film: number, at: number) => `Film ${film} of ${set}, edition ${at}`;

test("law: after any imports and undos of two sets' editions, the result is what the remaining ones say", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const ratings = createTestRatings();
      const { store, records } = ratings;
      const taken: { id: number; edition: Edition }[] = [];
      try {
        for (const [at, one] of acts.entries()) {
          if (one.kind === "take") taken.push({ id: take(one.edition, at), edition: one.edition });
          else undo(one.which);
          expect(standing()).toEqual(wanted());
        }
        while (taken.length > 0) undo(taken.length >> 1);
        expect(standing()).toEqual({ ratings: [], films: [] });
        for (const table of ["community_rating_before", "rated_film_before"])
          expect(store.sql(`SELECT * FROM ${table}`).all()).toEqual([]);
      } finally {
        ratings.close();
      }

      function take({ set, ratings: rows, films }: Edition, at: number): number {
        return store.writeRelaxed(() => {
          const { id } = records.imports.begin({
            source: "movielens",
            place: set,
            fingerprint: String(at),
            startedAt: at,
            knownSet: set,
          });
          const own = records.communities.importOf(id);
          const said = new Map(films.map((film) => [film.number, film.edition]));
          for (const film of new Set([...said.keys(), ...rows.map((row) => row.film)])) {
            const title = said.has(film) ? titleOf(set, film, said.get(film)!) : `#${film}`;
            if (!said.has(film) && records.communities.filmIds(set).has(film)) continue;
            records.communities.saveFilm(own, {
              sourceId: film,
              title,
              otherTitles: [],
              year: 2000,
              genres: [],
              tmdbId: null,
              imdbId: null,
            });
          }
          const numbers = records.communities.filmIds(set);
          for (const row of rows) records.communities.saveRating(own, { ...row, film: numbers.get(row.film)! });
          records.films.link();
          records.imports.finish(id, at);
          return id;
        });
      }

      function undo(which: number): void {
        const [gone] = taken.splice(which % Math.max(1, taken.length), 1);
        if (gone) ratings.undo(gone.id);
      }

      function standing() {
        return {
          ratings: store
            .sql<Record<string, unknown>>(`
              SELECT community_rating.source, user, source_id, value, rated_at
              FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film ORDER BY 1, 2, 3`)
            .all()
            .map(Object.values),
          films: store
            .sql<{ source: string; source_id: number; title: string }>(`
              SELECT source, source_id, title FROM rated_film WHERE title NOT LIKE '#%' ORDER BY 1, 2`)
            .all()
            .map(Object.values),
        };
      }

      /** Of each film and each rating the last import that names it; in one import the latest, the first of two at once. */
      function wanted() {
        const rows = new Map<string, unknown[]>();
        const films = new Map<string, unknown[]>();
        for (const { edition: one } of taken) {
          const own = new Map<string, { row: unknown[]; time: number }>();
          for (const { user, film, value, time } of one.ratings) {
            const key = `${one.set} ${user} ${film}`;
            if ((own.get(key)?.time ?? 0) < time) own.set(key, { row: [one.set, user, film, value, time], time });
          }
          for (const [key, { row }] of own) rows.set(key, row);
          for (const film of one.films)
            films.set(`${one.set} ${film.number}`, [one.set, film.number, titleOf(one.set, film.number, film.edition)]);
        }
        const inOrder = (map: Map<string, unknown[]>) =>
          [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
        return { ratings: inOrder(rows), films: inOrder(films) };
      }
    }),
    { numRuns: 80 },
  );
});

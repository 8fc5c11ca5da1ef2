import fc from "fast-check";
import { FILMS, SOURCES } from "./ratingModel.ts";

const film = fc.constantFrom(...FILMS);
const value = fc.integer({ min: 1, max: 10 }).map((half) => half / 2);
/** What may happen to the ratings of a few films. */
export const anyAct = fc.oneof(
  fc.record({
    kind: fc.constant("import" as const),
    source: fc.constantFrom(...SOURCES),
    rows: fc.uniqueArray(fc.record({ film, value, at: fc.integer({ min: 0, max: 3 }) }), {
      selector: (row) => row.film,
    }),
  }),
  fc.record({ kind: fc.constant("undo" as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("rate" as const), film, value }),
  fc.record({ kind: fc.constant("unrate" as const), film }),
  fc.record({ kind: fc.constant("watch" as const), film, watched: fc.boolean() }),
  fc.record({ kind: fc.constant("add" as const), film }),
  fc.record({ kind: fc.constant("remove" as const), film }),
  fc.record({ kind: fc.constant("rateCard" as const), value }),
  fc.record({ kind: fc.constant("mergeCard" as const), film }),
);
export type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never;

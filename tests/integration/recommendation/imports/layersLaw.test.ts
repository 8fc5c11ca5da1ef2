import fc from "fast-check";
import { expect, test } from "vitest";
import { MarkLayerMoves } from "../../../../src/library/merging/moveMarkLayers.ts";
import { createTestRatings, type ImportedRating } from "./testRatings.ts";

const FILMS = [0, 1, 2, 3] as const;
const SOURCES = ["imdb", "letterboxd", "trakt"] as const;
type Source = (typeof SOURCES)[number];

interface Row {
  readonly film: number;
  readonly value: number;
  readonly at: number;
}
interface Import {
  readonly id: number;
  readonly source: Source;
  readonly rows: readonly Row[];
}
interface Said {
  readonly value: number | null;
  readonly order: number;
}

const film = fc.constantFrom(...FILMS);
const value = fc.integer({ min: 1, max: 10 }).map((half) => half / 2);
const act = fc.oneof(
  fc.record({
    kind: fc.constant("bring" as const),
    source: fc.constantFrom(...SOURCES),
    rows: fc.uniqueArray(fc.record({ film, value, at: fc.integer({ min: 0, max: 3 }) }), {
      selector: (row) => row.film,
    }),
  }),
  fc.record({ kind: fc.constant("undo" as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("rate" as const), film, value }),
  fc.record({ kind: fc.constant("unrate" as const), film }),
  fc.record({ kind: fc.constant("watch" as const), film, watched: fc.boolean() }),
  fc.record({ kind: fc.constant("arrive" as const), film }),
  fc.record({ kind: fc.constant("leave" as const), film }),
  fc.record({ kind: fc.constant("rateCard" as const), value }),
  fc.record({ kind: fc.constant("mergeCard" as const), film }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const idsOf = (number: number) => ({ tmdbId: 900 + number, imdbId: `tt000090${number}` });

/** IMDb knows films by its own id, Letterboxd's were linked by TMDB's, Trakt tells both. */
function brought(source: Source, { film: number, value: stars, at }: Row): ImportedRating {
  const { tmdbId, imdbId } = idsOf(number);
  return {
    title: `Film ${number}`,
    ...(source === "imdb" ? { imdbId } : source === "letterboxd" ? { tmdbId } : { tmdbId, imdbId }),
    value: stars,
    ratedAt: at,
    watchedAt: at,
  };
}

/** The rule in the plainest words: what a person said here; else of each source its last word, the most recent of them. */
class Model {
  readonly imports: Import[] = [];
  readonly here = new Map<number, Said>();
  readonly seenHere = new Map<number, boolean>();
  readonly spokenOf = new Set<number>();
  readonly held = new Map<number, number>();
  card: { readonly id: number; readonly said: Said } | null = null;

  shown(number: number, sources: readonly Source[] = SOURCES, withHand = true): number | null {
    const said = withHand ? this.here.get(number) : undefined;
    if (said) return said.value;
    const words = sources.flatMap((source) => {
      const last = this.imports.filter((one) => one.source === source && this.rowIn(one, number)).at(-1);
      return last ? [{ row: this.rowIn(last, number)!, id: last.id }] : [];
    });
    return words.toSorted((a, b) => b.row.at - a.row.at || b.id - a.id)[0]?.row.value ?? null;
  }

  isBrought(number: number): boolean {
    return this.imports.some((one) => this.rowIn(one, number));
  }

  isWatched(number: number): boolean {
    return this.seenHere.get(number) ?? this.isBrought(number);
  }

  /** A film outside is one where something knows both of its ids, else one by each. */
  outside(number: number): number[] {
    const isOne =
      this.spokenOf.has(number) || this.imports.some((one) => one.source === "trakt" && this.rowIn(one, number));
    const parts: (readonly Source[])[] = isOne ? [SOURCES] : [["imdb"], ["letterboxd"]];
    return parts.map((sources) => this.shown(number, sources, isOne)).filter((one) => one !== null);
  }

  private rowIn(one: Import, number: number): Row | undefined {
    return one.rows.find((row) => row.film === number);
  }
}

function play(acts: readonly Act[], isChecked: boolean): void {
  const ratings = createTestRatings();
  const { store, library, user, records } = ratings;
  const moves = new MarkLayerMoves(store);
  const model = new Model();
  let order = 0;

  try {
    for (const one of acts) {
      perform(one);
      if (isChecked) compare();
    }
    while (model.imports.length > 0) undo(model.imports.length >> 1);
    compare();
    for (const [number, id] of model.held) expect(ratings.ratingOf(id)).toBe(model.here.get(number)?.value ?? null);
  } finally {
    ratings.close();
  }

  function perform(one: Act): void {
    ratings.clock.time += 1_000;
    order += 1;
    switch (one.kind) {
      case "bring": {
        const id = ratings.bring(
          one.source,
          one.rows.map((row) => brought(one.source, row)),
        );
        model.imports.push({ id, source: one.source, rows: one.rows });
        return;
      }
      case "undo":
        undo(one.which);
        return;
      case "arrive":
        if (!model.held.has(one.film))
          model.held.set(one.film, ratings.addFilm({ title: `Film ${one.film}`, year: 2000, ...idsOf(one.film) }));
        return;
      case "rateCard": {
        const id = model.card?.id ?? ratings.addCard("A Card", 1999);
        library.marks.rate(user, id, one.value);
        model.card = { id, said: { value: one.value, order } };
        return;
      }
      default: {
        const id = model.held.get(one.film);
        if (id !== undefined) onFilm(one, id);
      }
    }
  }

  function onFilm(one: Extract<Act, { kind: "rate" | "unrate" | "watch" | "leave" | "mergeCard" }>, id: number): void {
    switch (one.kind) {
      case "rate":
        library.marks.rate(user, id, one.value);
        model.here.set(one.film, { value: one.value, order });
        model.spokenOf.add(one.film);
        return;
      case "unrate":
        library.marks.unrate(user, id);
        if (model.isBrought(one.film)) {
          model.here.set(one.film, { value: null, order });
          model.spokenOf.add(one.film);
        } else model.here.delete(one.film);
        return;
      case "watch":
        library.marks.setWatched(user, id, one.watched);
        model.seenHere.set(one.film, one.watched);
        model.spokenOf.add(one.film);
        return;
      case "leave":
        remove(id);
        model.held.delete(one.film);
        return;
      case "mergeCard": {
        const { card } = model;
        if (!card) return;
        store.writeRelaxed(() => moves.moveLayers(card.id, id));
        remove(card.id);
        const said = model.here.get(one.film);
        if (!said || said.order < card.said.order) model.here.set(one.film, card.said);
        model.spokenOf.add(one.film);
        model.card = null;
      }
    }
  }

  function undo(which: number): void {
    const [taken] = model.imports.splice(which % Math.max(1, model.imports.length), 1);
    if (taken) ratings.undo(taken.id);
  }

  function remove(id: number): void {
    store.writeRelaxed(() => {
      store.sql("UPDATE file SET film = NULL, part = NULL WHERE film = :id").run({ id });
      store.sql("DELETE FROM film WHERE id = :id").run({ id });
    });
  }

  function compare(): void {
    const inside = FILMS.filter((number) => model.held.has(number));
    const shown = inside.map((number) => ratings.ratingOf(model.held.get(number)!));
    expect(shown).toEqual(inside.map((number) => model.shown(number)));
    expect(inside.map((number) => ratings.isWatched(model.held.get(number)!))).toEqual(
      inside.map((number) => model.isWatched(number)),
    );
    const counted = [
      ...shown.filter((one) => one !== null),
      ...FILMS.filter((number) => !model.held.has(number)).flatMap((number) => model.outside(number)),
      ...(model.card ? [model.card.said.value] : []),
    ].toSorted();
    const valuesOf = (rows: readonly { readonly value: number }[]) => rows.map((row) => row.value).toSorted();
    expect(valuesOf(records.ratings.householdRatings())).toEqual(counted);
    expect(valuesOf(records.ratings.historyOf(user))).toEqual(counted);
    expect(records.ratings.count()).toBe(counted.length);
    expect(
      ratings
        .exported()
        .flatMap(({ rating }) => rating ?? [])
        .toSorted(),
    ).toEqual(counted);
    for (const table of ["rating", "watch_state"])
      expect(store.sql(`SELECT * FROM ${table} ORDER BY user, film`).all()).toEqual(
        store.sql(`SELECT * FROM ${table}_by_layers ORDER BY user, film`).all(),
      );
  }
}

test("law: whatever is brought, undone, rated, taken back, merged, comes or leaves, what is shown follows one rule", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 18 }), (acts) => play(acts, true)),
    { numRuns: 60 },
  );
});

test("law: what was brought twice counts once, and goes when both are undone", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 10 }), (acts) =>
      play(
        acts.flatMap((one) => [one, one]),
        true,
      ),
    ),
    { numRuns: 25 },
  );
});

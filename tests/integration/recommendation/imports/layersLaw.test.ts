import fc from "fast-check";
import { expect, test } from "vitest";
import { MarkLayerMoves } from "../../../../src/library/merging/moveMarkLayers.ts";
import { type Act, anyAct } from "./ratingActs.ts";
import { FILMS, type ImportedRow, RatingModel, type Source } from "./ratingModel.ts";
import { createTestRatings, type ImportedRating } from "./testRatings.ts";

const idsOf = (number: number) => ({ tmdbId: 900 + number, imdbId: `tt000090${number}` });

/** IMDb knows films by its own id, Letterboxd's were linked by TMDB's, Trakt tells both. */
function ratingOf(source: Source, { film: number, value: stars, at }: ImportedRow): ImportedRating {
  const { tmdbId, imdbId } = idsOf(number);
  return {
    title: `Film ${number}`,
    ...(source === "imdb" ? { imdbId } : source === "letterboxd" ? { tmdbId } : { tmdbId, imdbId }),
    value: stars,
    ratedAt: at,
    watchedAt: at,
  };
}

/** Acts on a real library and on the model, which must show the same. */
class RatingsRun {
  readonly #ratings = createTestRatings();
  readonly #model = new RatingModel();
  #order = 0;

  play(acts: readonly Act[]): void {
    try {
      for (const act of acts) {
        this.#perform(act);
        this.#compare();
      }
      this.#undoAllImports();
    } finally {
      this.#ratings.close();
    }
  }

  #perform(act: Act): void {
    this.#ratings.clock.time += 1_000;
    this.#order += 1;
    switch (act.kind) {
      case "import":
        this.#import(act.source, act.rows);
        break;
      case "undo":
        this.#undo(act.which);
        break;
      case "add":
        this.#add(act.film);
        break;
      case "rateCard":
        this.#rateCard(act.value);
        break;
      default: {
        const id = this.#model.held.get(act.film);
        if (id !== undefined) this.#actOnFilm(act, id);
      }
    }
  }

  #import(source: Source, rows: readonly ImportedRow[]): void {
    const id = this.#ratings.bring(
      source,
      rows.map((row) => ratingOf(source, row)),
    );
    this.#model.imports.push({ id, source, rows });
  }

  #undo(which: number): void {
    const { imports } = this.#model;
    const [undone] = imports.splice(which % Math.max(1, imports.length), 1);
    if (undone) this.#ratings.undo(undone.id);
  }

  #add(film: number): void {
    const { held } = this.#model;
    if (!held.has(film)) held.set(film, this.#ratings.addFilm({ title: `Film ${film}`, year: 2000, ...idsOf(film) }));
  }

  #rateCard(value: number): void {
    const { library, user } = this.#ratings;
    const id = this.#model.card?.id ?? this.#ratings.addCard("A Card", 1999);
    library.marks.rate(user, id, value);
    this.#model.card = { id, said: { value, order: this.#order } };
  }

  #actOnFilm(act: Extract<Act, { kind: "rate" | "unrate" | "watch" | "remove" | "mergeCard" }>, id: number): void {
    const model = this.#model;
    const { marks } = this.#ratings.library;
    const { user } = this.#ratings;
    switch (act.kind) {
      case "rate":
        marks.rate(user, id, act.value);
        model.watchByRating(act.film);
        model.own.set(act.film, { value: act.value, order: this.#order });
        model.touched.add(act.film);
        return;
      case "unrate":
        marks.unrate(user, id);
        model.unwatchByRating(act.film);
        if (model.isImported(act.film)) {
          model.own.set(act.film, { value: null, order: this.#order });
          model.touched.add(act.film);
        } else model.own.delete(act.film);
        return;
      case "watch":
        marks.setWatched(user, id, act.watched);
        model.ownWatched.set(act.film, act.watched);
        model.watchedByRating.delete(act.film);
        model.touched.add(act.film);
        return;
      case "remove":
        this.#remove(id);
        model.held.delete(act.film);
        return;
      case "mergeCard":
        this.#mergeCard(act.film, id);
    }
  }

  #mergeCard(film: number, id: number): void {
    const model = this.#model;
    const { card } = model;
    if (!card) return;
    const { store } = this.#ratings;
    store.writeRelaxed(() => new MarkLayerMoves(store).moveLayers(card.id, id));
    this.#remove(card.id);
    const said = model.own.get(film);
    if (!said || said.order < card.said.order) model.own.set(film, card.said);
    model.ownWatched.set(film, true);
    model.watchedByRating.delete(film);
    model.touched.add(film);
    model.card = null;
  }

  #remove(id: number): void {
    const { store } = this.#ratings;
    store.writeRelaxed(() => {
      store.sql("UPDATE file SET film = NULL, part = NULL WHERE film = :id").run({ id });
      store.sql("DELETE FROM film WHERE id = :id").run({ id });
    });
  }

  #undoAllImports(): void {
    const { imports, held, own } = this.#model;
    while (imports.length > 0) this.#undo(imports.length >> 1);
    this.#compare();
    for (const [film, id] of held) expect(this.#ratings.ratingOf(id)).toBe(own.get(film)?.value ?? null);
  }

  #compare(): void {
    const model = this.#model;
    const ratings = this.#ratings;
    const { store, user, records } = ratings;
    const inside = [...model.held].toSorted(([a], [b]) => a - b);
    const shown = inside.map(([, id]) => ratings.ratingOf(id));
    expect(shown).toEqual(inside.map(([film]) => model.shown(film)));
    expect(inside.map(([, id]) => ratings.isWatched(id))).toEqual(inside.map(([film]) => model.isWatched(film)));
    const counted = [
      ...shown.filter((value) => value !== null),
      ...FILMS.filter((film) => !model.held.has(film)).flatMap((film) => model.outsideLibrary(film)),
      ...(model.card ? [model.card.said.value] : []),
    ].toSorted();
    const valuesOf = (rows: readonly { readonly value: number }[]) => rows.map(({ value }) => value).toSorted();
    expect(valuesOf(records.ratings.householdRatings())).toEqual(counted);
    expect(valuesOf(records.ratings.historyOf(user))).toEqual(counted);
    expect(records.ratings.count()).toBe(counted.length);
    const exported = ratings.exported().flatMap(({ rating }) => rating ?? []);
    expect(exported.toSorted()).toEqual(counted);
    for (const table of ["rating", "watch_state"])
      expect(store.sql(`SELECT * FROM ${table} ORDER BY user, film`).all()).toEqual(
        store.sql(`SELECT * FROM ${table}_by_layers ORDER BY user, film`).all(),
      );
  }
}

test("law: after any imports, undos, ratings, merges and removals the shown ratings follow one rule", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 18 }), (acts) => new RatingsRun().play(acts)),
    { numRuns: 60 },
  );
});

test("law: what was imported twice counts once, and is gone when both imports are undone", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 10 }), (acts) =>
      new RatingsRun().play(acts.flatMap((act) => [act, act])),
    ),
    { numRuns: 25 },
  );
});

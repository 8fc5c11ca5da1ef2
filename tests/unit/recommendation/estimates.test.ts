import { describe, expect, test } from "vitest";
import type { FilmTraits } from "../../../src/library/index.ts";
import {
  chooseModel,
  estimateFilms,
  type TrainedEstimator,
} from "../../../src/recommendation/estimates/estimateFilms.ts";
import { createEstimates } from "../../../src/recommendation/estimates/estimates.ts";
import { estimateOf } from "../../../src/recommendation/estimates/filmEstimates.ts";
import { foldInPerson } from "../../../src/recommendation/estimates/svdTaste.ts";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";

const film = (id: number, traits: Partial<FilmTraits> = {}): FilmTraits => ({
  id,
  year: 2000,
  genres: ["Drama"],
  people: [],
  keywords: [],
  text: "",
  voteAverage: 7,
  voteCount: 1_000,
  ...traits,
});

const FILMS = 120;
const vectors = toFilmVectors(Array.from({ length: FILMS }, (_, at) => film(at + 1)));
/** What the person thinks of films depends on nothing that the films' content says. */
const starsOf = (id: number) => (id % 2 === 0 ? 5 : 1);
const history = Array.from({ length: 100 }, (_, at) => ({ film: at + 1, value: starsOf(at + 1) }));
const trained = (estimate: (film: number) => number | null): TrainedEstimator => ({
  version: 7,
  learn: () => estimate,
});

describe("the model that estimates", () => {
  test("is the trained one where it was better on the person's newest ratings", () => {
    const knowing = trained((id) => starsOf(id));
    expect(chooseModel(vectors, history, knowing)?.model).toBe("svd");
    const found = { ...estimateFilms({ films: vectors, history, trained: knowing }), user: 1, version: 1 };
    expect(estimateOf(found, 102)).toMatchObject({ stars: 5, model: "svd", modelVersion: 7, confidence: "high" });
  });

  test("is the household's where the trained one is no better, does not know the film, or cannot be judged", () => {
    expect(
      chooseModel(
        vectors,
        history,
        trained((id) => 6 - starsOf(id)),
      ),
    ).toBeNull();
    expect(
      chooseModel(
        vectors,
        history,
        trained(() => null),
      ),
    ).toBeNull();
    expect(chooseModel(vectors, history.slice(0, 40), trained(starsOf))).toBeNull();
    const partly = trained((id) => (id === 101 ? null : starsOf(id)));
    const found = { ...estimateFilms({ films: vectors, history, trained: partly }), user: 1, version: 1 };
    expect(estimateOf(found, 101)).toMatchObject({ model: "household", modelVersion: null });
    expect(estimateOf(found, 102)).toMatchObject({ model: "svd" });
  });

  test("says nothing of rated films, unknown films, or after fewer than three ratings", () => {
    const found = { ...estimateFilms({ films: vectors, history, trained: null }), user: 1, version: 1 };
    expect(estimateOf(found, 1)).toBeNull();
    expect(estimateOf(found, 999)).toBeNull();
    expect(estimateOf(found, FILMS)).not.toBeNull();
    expect(estimateFilms({ films: vectors, history: history.slice(0, 2), trained: null }).films).toHaveLength(0);
  });
});

test("a person who was not in the training is solved from their ratings", () => {
  const weights = {
    mean: 3,
    userBiases: new Float32Array(0),
    filmBiases: new Float32Array(4),
    userFactors: new Float32Array(0),
    filmFactors: Float32Array.from([1, -1, 1, -1]),
    width: 1,
    isKnownUser: new Uint8Array(0),
    isKnownFilm: Uint8Array.from([1, 1, 1, 1]),
  };
  const ratings = Array.from({ length: 20 }, (_, at) => ({ film: at % 2, stars: at % 2 === 0 ? 4.5 : 1.5 }));
  const estimate = foldInPerson(weights, ratings);
  expect(estimate(2)).toBeGreaterThan(4);
  expect(estimate(3)).toBeLessThan(2);
  expect(foldInPerson(weights, [])(2)).toBe(3);
});

describe("the cache of estimates", () => {
  const nobodyLeaves = new AbortController().signal;
  const none = estimateFilms({ films: vectors, history: [], trained: null });

  function aCache() {
    const state = {
      ratings: 0,
      films: 0,
      model: null as number | null,
      computed: 0,
      renewed: [] as number[],
      errors: 0,
    };
    let release: (() => void) | null = null;
    const estimates = createEstimates({
      ratingRevision: () => state.ratings,
      filmChange: () => state.films,
      modelVersion: () => state.model,
      async compute() {
        state.computed += 1;
        if (release === null) return none;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return none;
      },
      onRenewed: (user) => {
        state.renewed.push(user);
      },
      onError: () => {
        state.errors += 1;
      },
    });
    return {
      state,
      estimates,
      holdBack: () => {
        release = () => undefined;
      },
      release: () => {
        const waiting = release;
        release = null;
        waiting?.();
      },
    };
  }

  test("computes again after a rating and for another model, not otherwise", async () => {
    const { state, estimates } = aCache();
    await estimates.current(1, nobodyLeaves);
    await estimates.current(1, nobodyLeaves);
    expect(state.computed).toBe(1);
    state.ratings += 1;
    await estimates.current(1, nobodyLeaves);
    state.model = 4;
    await estimates.current(1, nobodyLeaves);
    expect(state.computed).toBe(3);
    await estimates.current(2, nobodyLeaves);
    expect(state.computed).toBe(4);
  });

  test("answers with the estimates that are there, and tells when newer ones are ready", async () => {
    const { state, estimates, holdBack, release } = aCache();
    const { shared: first } = await estimates.current(1, nobodyLeaves);
    state.ratings += 1;
    holdBack();
    expect((await estimates.available(1)).shared?.version).toBe(first?.version);
    expect((await estimates.available(1)).shared?.version).toBe(first?.version);
    expect(state).toMatchObject({ computed: 2, renewed: [] });
    const { promise, resolve } = Promise.withResolvers<void>();
    setImmediate(resolve);
    await promise;
    release();
    expect((await estimates.current(1, nobodyLeaves)).shared?.version).not.toBe(first?.version);
    expect(state.renewed).toEqual([1]);
  });

  test("a computation that fails is one error, however many lists waited for it", async () => {
    let errors = 0;
    const estimates = createEstimates({
      ratingRevision: () => 0,
      filmChange: () => 0,
      modelVersion: () => null,
      compute: async () => {
        throw new Error("busy");
      },
      onRenewed: () => undefined,
      onError: () => {
        errors += 1;
      },
    });
    await Promise.all([1, 2, 3].map(() => estimates.available(1)));
    expect(errors).toBe(1);
  });

  test("a client that leaves waits no longer; the computation goes on for the next", async () => {
    const { state, estimates, holdBack, release } = aCache();
    holdBack();
    const leaving = new AbortController();
    const waiting = estimates.current(1, leaving.signal);
    leaving.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    const next = estimates.current(1, nobodyLeaves);
    release();
    await next;
    expect(state.computed).toBe(1);
  });
});

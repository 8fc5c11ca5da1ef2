import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../../src/recommendation/evaluation/evaluate.ts";
import { topFilms } from "../../../src/recommendation/evaluation/listMetrics.ts";
import { LIST_PROTOCOLS, listSplits } from "../../../src/recommendation/evaluation/listProtocols.ts";
import { fitEaseWindow } from "../../../src/recommendation/models/easeWindow.ts";
import { LIST_MODELS } from "../../../src/recommendation/models/modelCatalogue.ts";
import { recencyWeights } from "../../../src/recommendation/models/recency.ts";
import { userHistories } from "../../../src/recommendation/models/userHistories.ts";
import { fitWindowKnn } from "../../../src/recommendation/models/windowKnn.ts";
import { rowCounts, sparseRows } from "../../../src/recommendation/ratings/sparseRows.ts";
import { leaveLastOut, splitAtMoment } from "../../../src/recommendation/ratings/splits.ts";
import { madeRatings, setOf } from "./madeRatings.ts";
import "../../support/propertySeed.ts";

const SET = setOf(madeRatings());
const FILMS = 60;

/** Everybody rates the films in one order, from a film of their own on, a few minutes apart. */
const IN_ORDER = setOf(
  Array.from({ length: 40 }, (_, user) =>
    Array.from({ length: 25 }, (__, step) => ({
      user: user + 1,
      film: ((user * 7 + step) % FILMS) + 1,
      value: 4,
      time: 1e9 + step * 300,
    })),
  ).flat(),
);

test("histories come oldest first, with the times of their ratings", () => {
  const historyOf = userHistories(SET);
  for (let user = 0; user < SET.userIds.length; user += 1) {
    const { films, times } = historyOf(user);
    expect([...times!]).toEqual([...times!].sort((a, b) => a - b));
    expect(new Set(films).size).toBe([...SET.users].filter((one) => one === user).length);
  }
});

test("newer ratings count more, and ratings of one moment alike", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (gaps, half) => {
      let now = 0;
      const times = Float64Array.from(gaps, (gap) => (now += gap));
      const films = Int32Array.from(gaps.keys());
      const weights = recencyWeights({ films, values: new Float32Array(films.length), times }, half);
      for (let at = 1; at < weights.length; at += 1) {
        if (times[at] === times[at - 1]) expect(weights[at]).toBe(weights[at - 1]);
        else expect(weights[at]).toBeGreaterThan(weights[at - 1]!);
      }
    }),
  );
});

test.for([1, 2, 5, 1_000])("of %d neighbours the most similar are kept, with equal ones in order", (neighbours) => {
  const [all, some] = [1_000, neighbours].map((most) => fitWindowKnn(SET, { neighbours: most }).weights);
  for (let film = 0; film < SET.filmIds.length; film += 1) {
    const [from, end] = [all!.starts[film]!, all!.starts[film + 1]!];
    const [someFrom, someEnd] = [some!.starts[film]!, some!.starts[film + 1]!];
    expect(someEnd - someFrom).toBe(Math.min(neighbours, end - from));
    expect(some!.columns.slice(someFrom, someEnd)).toEqual(all!.columns.slice(from, end).slice(0, neighbours));
    const values = [...all!.values.slice(from, end)];
    expect(values).toEqual(values.toSorted((one, other) => other - one));
  }
});

test("the window model suggests what others rated next, before what they rated long before", () => {
  const model = fitWindowKnn(IN_ORDER, { window: 3, half: 1 });
  const counts = rowCounts(sparseRows(IN_ORDER, "films"));
  const indexOf = (film: number) => IN_ORDER.filmIds.indexOf(film);
  const films = Int32Array.from([10, 11, 12], indexOf);
  const history = { films, values: Float32Array.of(4, 4, 4), times: Float64Array.of(1, 2, 3) };
  expect(topFilms(model.scores(history), counts, history, 3).map((film) => IN_ORDER.filmIds[film])).toEqual(
    expect.arrayContaining([13, 14]),
  );
  expect(model.similarity(indexOf(10), indexOf(11))).toBeGreaterThan(model.similarity(indexOf(11), indexOf(10)));
  expect(model.similarity(indexOf(10), indexOf(40))).toBe(0);
});

test("a short history is answered by EASE alone, in any order", () => {
  const model = fitEaseWindow(SET);
  const films = Int32Array.of(1, 2, 3);
  const history = { films, values: Float32Array.of(5, 4, 3), times: Float64Array.of(1, 2, 3) };
  const turned = {
    films: films.toReversed(),
    values: history.values.toReversed(),
    times: Float64Array.of(1, 2, 3),
  };
  expect(model.scores(history)).toEqual(model.ease.short.scores(history));
  const [scores, other] = [model.scores(history), model.scores(turned)];
  scores.forEach((score, film) => {
    expect(score).toBeCloseTo(other[film]!, 9);
  });
});

test("a film that EASE leaves out is ranked by the window model", () => {
  const few = { lambda: 100, maxFilms: 20 };
  const model = fitEaseWindow(IN_ORDER, { ease: { long: few, short: few, shortBelow: 2 } });
  const { scores } = model;
  const history = userHistories(IN_ORDER)(0);
  expect([...model.ease.scores(history)].some((score) => !Number.isFinite(score))).toBe(true);
  expect([...scores(history)].every(Number.isFinite)).toBe(true);
});

test("only what is older than a moment is learnt from, and each user's next ratings are tested", () => {
  const { training, test: held } = splitAtMoment(SET, 0.6, 5);
  const moment = Math.min(...held.times);
  expect(Math.max(...training.times)).toBeLessThan(moment);
  const known = new Set(training.users);
  for (const user of held.users) expect(known.has(user)).toBe(true);
  expect(Math.max(...rowCounts(sparseRows(held, "users")))).toBe(5);
});

test("another salt holds out other ratings of one moment, and no other ones", () => {
  const atOnce = setOf(madeRatings().map((rating) => ({ ...rating, time: 5 })));
  const heldBy = (set: typeof SET, salt: number) => [...leaveLastOut(set, 3, 0, salt).test.films];
  expect(heldBy(atOnce, 1)).not.toEqual(heldBy(atOnce, 0));
  const apart = setOf(madeRatings().map((rating, at) => ({ ...rating, time: at })));
  expect(heldBy(apart, 1)).toEqual(heldBy(apart, 0));
});

test.for(Object.keys(LIST_MODELS).flatMap((model) => LIST_PROTOCOLS.map((protocol) => [model, protocol] as const)))(
  "%s is measured by %s",
  ([model, protocol]) => {
    const { list, fitMs } = evaluate(SET, { model, params: {}, folds: 5, split: "hash", seed: 0, protocol });
    expect(fitMs).toHaveLength(listSplits(SET, protocol, 0).length);
    expect(list!.users).toBeGreaterThan(0);
    for (const share of [list!.ndcg, list!.recall, list!.coverage, list!.popularShare]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  },
);

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyOfUser, topFilms } from "../../../src/recommendation/evaluation/listMetrics.ts";
import { ratingErrors } from "../../../src/recommendation/evaluation/ratingMetrics.ts";
import { fitBiases } from "../../../src/recommendation/models/biases.ts";
import { invertSymmetric } from "../../../src/recommendation/models/cholesky.ts";
import { fitEase } from "../../../src/recommendation/models/ease.ts";
import { fitEasePair } from "../../../src/recommendation/models/easePair.ts";
import { fitKnn } from "../../../src/recommendation/models/knn.ts";
import { LIST_MODELS, RATING_MODELS } from "../../../src/recommendation/models/modelCatalogue.ts";
import { rowCounts, sparseRows } from "../../../src/recommendation/ratings/sparseRows.ts";
import { hashFolds } from "../../../src/recommendation/ratings/splits.ts";
import { madeRatings, setOf } from "./madeRatings.ts";
import "../../support/propertySeed.ts";

const SET = setOf(madeRatings());
const everyRating = Object.entries(RATING_MODELS);
const everyList = Object.entries(LIST_MODELS);

describe.for(everyRating)("%s", ([name, fitted]) => {
  test("estimates within the scale, for strangers too, and the same twice", () => {
    const model = fitted(SET, {}, {});
    for (const [user, film] of [
      [0, 0],
      [-1, 0],
      [0, -1],
      [-1, -1],
      [9_999, 9_999],
    ] as const) {
      const estimate = model.estimate(user, film);
      expect(estimate).toBeGreaterThanOrEqual(0.5);
      expect(estimate).toBeLessThanOrEqual(5);
      expect(model.estimate(user, film)).toBe(estimate);
    }
  });

  test("needs no second user, and no second value", () => {
    const one = setOf([1, 2, 3].map((film) => ({ user: 1, film, value: 4, time: film })));
    const estimate = fitted(one, {}, {}).estimate(0, 0);
    // Chance alone may say otherwise where all said the same.
    expect(estimate).toBeCloseTo(4, name === "random" ? 9 : 1);
  });
});

test.for(everyRating.filter(([name]) => name !== "random"))("%s is better than chance", ([, fitted]) => {
  const folds = hashFolds(SET, 3);
  const rmse = (model: typeof fitted) =>
    folds.reduce((sum, { training, test: held }) => sum + ratingErrors(model(training, {}, {}), held).rmse, 0);
  expect(rmse(fitted)).toBeLessThan(0.8 * rmse(RATING_MODELS.random!));
});

describe.for(everyList)("%s", ([, fitted]) => {
  test("scores are numbers, the same twice, for a history of nothing too", () => {
    const model = fitted(SET, {}, {});
    const nothing = { films: new Int32Array(0), values: new Float32Array(0) };
    const histories = [
      nothing,
      historyOfUser(sparseRows(SET, "users"), 3),
      { films: Int32Array.of(-1, 99_999), values: Float32Array.of(5, 5) },
    ];
    for (const history of histories) {
      const scores = model.scores(history);
      expect(scores.some(Number.isNaN)).toBe(false);
      expect(model.scores(history)).toEqual(scores);
    }
  });
});

test("the list finds the kind of film that a user likes", () => {
  const rows = sparseRows(SET, "users");
  const counts = rowCounts(sparseRows(SET, "films"));
  for (const fitted of [LIST_MODELS.ease!, LIST_MODELS.ease_pair!, LIST_MODELS.item_knn!]) {
    const model = fitted(SET, {}, {});
    let theirs = 0;
    let all = 0;
    for (let user = 0; user < 60; user += 1) {
      for (const film of topFilms(model.scores(historyOfUser(rows, user)), counts, historyOfUser(rows, user), 5)) {
        theirs += Number(SET.userIds[user]! % 3 === SET.filmIds[film]! % 3);
        all += 1;
      }
    }
    expect(theirs / all).toBeGreaterThanOrEqual(1 / 3);
  }
});

test("both forms of EASE are the same model", () => {
  const set = setOf(madeRatings({ users: 39, films: 40 }));
  const history = historyOfUser(sparseRows(set, "users"), 5);
  const users = fitEase(set, { maxFilms: 40 });
  // One film more than users: the fewest ratings leave the films' side, the others stay as they were.
  const films = fitEase(setOf(madeRatings({ users: 41, films: 40 })), { maxFilms: 40 });
  expect([users.weights.form, films.weights.form]).toEqual(["users", "films"]);
  for (const model of [users, films]) {
    const scores = model.scores(history);
    for (const { film, weight } of model.reasons(history, 2, 3)) {
      expect(history.films).toContain(film);
      expect(weight).toBeGreaterThan(0);
    }
    expect(scores).toHaveLength(40);
  }
});

test("scores through the most rated films are the closed form over them", () => {
  const many = setOf(madeRatings({ users: 41, films: 40 }));
  const [lambda, seenWeight] = [10, 0.5];
  const model = fitEase(many, { lambda, seenWeight, maxFilms: 25 });
  if (model.weights.form !== "films") throw new Error("the form of few users");
  const included = [...model.weights.includedFilms];
  const size = included.length;
  expect(size).toBe(25);
  const weightOf = (value: number) => (value >= 4 ? 1 : seenWeight);
  const gram = new Float64Array(size * size);
  for (let film = 0; film < size; film += 1) gram[film * size + film] = lambda;
  for (let user = 0; user < many.userIds.length; user += 1) {
    const { films, values } = historyOfUser(sparseRows(many, "users"), user);
    const rated = new Map(Array.from(films, (film, at) => [film, weightOf(values[at] ?? 0)]));
    included.forEach((a, row) => {
      included.forEach((b, column) => {
        gram[row * size + column] = (gram[row * size + column] ?? 0) + (rated.get(a) ?? 0) * (rated.get(b) ?? 0);
      });
    });
  }
  const inverse = invertSymmetric(gram, size);
  expect([...model.weights.inverse].every((value, at) => Math.abs(value - (inverse[at] ?? 0)) < 1e-9)).toBe(true);
});

test("scores through users are the closed form, film by film", () => {
  const few = setOf(madeRatings({ users: 12, films: 30 }));
  const model = fitEase(few, { lambda: 10, seenWeight: 1 });
  expect(model.weights.form).toBe("users");
  // B = I − P diag(P)⁻¹ with P = (XᵀX + λ)⁻¹, worked out over films.
  const films = few.filmIds.length;
  const byUser = sparseRows(few, "users");
  const gram = new Float64Array(films * films);
  for (let user = 0; user < few.userIds.length; user += 1) {
    const { films: rated } = historyOfUser(byUser, user);
    for (const a of rated) for (const b of rated) gram[a * films + b]! += 1;
  }
  for (let film = 0; film < films; film += 1) gram[film * films + film]! += 10;
  const inverse = invertSymmetric(gram, films);
  const history = historyOfUser(byUser, 4);
  const seen = new Set(history.films);
  const scores = model.scores(history);
  for (let film = 0; film < films; film += 1) {
    if (seen.has(film)) continue;
    const expected = [...history.films].reduce(
      (sum, other) => sum - inverse[other * films + film]! / inverse[film * films + film]!,
      0,
    );
    expect(scores[film]).toBeCloseTo(expected, 8);
    const reasons = model.reasons(history, film, 1_000);
    const positive = [...history.films].map((other) => -inverse[other * films + film]! / inverse[film * films + film]!);
    expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(
      positive.filter((one) => one > 0).reduce((a, b) => a + b, 0),
      8,
    );
  }
});

test("a short history is answered by the stronger ridge", () => {
  const model = fitEasePair(SET, { shortBelow: 3 });
  const short = { films: Int32Array.of(1, 2), values: Float32Array.of(5, 4) };
  expect(model.scores(short)).toEqual(model.short.scores(short));
  const long = historyOfUser(sparseRows(SET, "users"), 2);
  expect(model.scores(long)).toEqual(model.long.scores(long));
});

test("an inverse times its matrix is nothing but ones on the diagonal", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.integer(), (size, seed) => {
      const values = madeRatings({ users: size, films: size, share: 0.3, seed });
      const matrix = new Float64Array(size * size);
      for (const { user, film, value } of values) {
        matrix[(user - 1) * size + film - 1]! += value;
        matrix[(film - 1) * size + user - 1]! += value;
      }
      for (let at = 0; at < size; at += 1) matrix[at * size + at]! += 10 * size;
      const inverse = invertSymmetric(matrix.slice(), size);
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1) {
          let sum = 0;
          for (let k = 0; k < size; k += 1) sum += matrix[row * size + k]! * inverse[k * size + column]!;
          expect(sum).toBeCloseTo(row === column ? 1 : 0, 8);
        }
      }
    }),
    { numRuns: 20 },
  );
  expect(() => invertSymmetric(Float64Array.of(0), 1)).toThrow(RangeError);
});

test("who comes first changes nothing but rounding", () => {
  const ratings = madeRatings();
  const other = setOf(ratings.toReversed());
  for (const [userId, filmId] of [
    [3, 5],
    [20, 11],
    [60, 40],
  ] as const) {
    const [first, second] = [SET, other].map((set) =>
      fitBiases(set).estimate(set.userIds.indexOf(userId), set.filmIds.indexOf(filmId)),
    );
    expect(first).toBeCloseTo(second!, 6);
  }
  const knn = [SET, other].map((set) =>
    fitKnn(set, { user_based: false }).estimate(set.userIds.indexOf(7), set.filmIds.indexOf(9)),
  );
  expect(knn[0]).toBeCloseTo(knn[1]!, 5);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { holdNewest } from "../../../src/recommendation/ratings/holdNewest.ts";
import type { Rating, RatingSet } from "../../../src/recommendation/ratings/ratingSet.ts";
import { summarizeRatings } from "../../../src/recommendation/ratings/ratingSummary.ts";
import { hasKey, rowKey, sortedKeys } from "../../../src/recommendation/ratings/rowKeys.ts";
import { writeArtefact } from "../../../src/recommendation/registry/artefact.ts";
import { fitServable } from "../../../src/recommendation/registry/servableModels.ts";
import { type ChosenModel, compareModels, type Recipe } from "../../../src/recommendation/training/compareModels.ts";
import { fitAndJudge } from "../../../src/recommendation/training/judgeArtefact.ts";
import type { TaskRunner } from "../../../src/workers/index.ts";
import { madeRatings, setOf } from "./madeRatings.ts";

const folder = mkdtempSync(join(tmpdir(), "filmotheque-comparison-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs tasks on this thread: the same code, without starting one. */
const workers: TaskRunner = { run: async (task, input) => (await task.load())(input) };
const SVD: Recipe = { kind: "svd", params: { n_factors: 8, n_epochs: 40, lr_all: 0.02, reg_all: 0.05 } };
const LIST: Recipe = { kind: "ease_pair", params: {} };
const RATINGS = madeRatings({ users: 120, films: 40 });
const signal = new AbortController().signal;

interface Serving {
  readonly recipe: Recipe;
  readonly set: RatingSet;
  readonly keepsKeys?: boolean;
  readonly fingerprint?: string;
}

/** A registry in which an artefact serves. */
function serving({ recipe, set, keepsKeys = true, fingerprint = "other" }: Serving) {
  const content = fitServable(recipe.kind, set, recipe.params);
  const { learntKeys: _, ...arrays } = content.arrays;
  const file = join(folder, `${recipe.kind}-${set.values.length}-${keepsKeys}.bin`);
  writeFileSync(file, writeArtefact(keepsKeys ? content : { ...content, arrays }));
  const version = { version: 7, ...recipe, createdAt: Date.now(), dataset: { fingerprint } };
  return { serving: () => ({ version: 7, kind: recipe.kind, file, fallbackFrom: null }), get: () => version } as never;
}

const nothingServes = { serving: () => null, get: () => null } as never;

function compared(recipe: Recipe, registry: never, ratings: readonly Rating[] = RATINGS) {
  const set = setOf(ratings);
  const { training, heldOut } = holdNewest(set);
  const role = recipe.kind === "svd" ? "rating" : "list";
  return compareModels(
    role,
    recipe,
    { training, heldOut, dataset: summarizeRatings(set) },
    { registry, workers },
    signal,
  );
}

const failing = ({ comparison }: ChosenModel) =>
  comparison.verdict.lines.filter(({ holds }) => !holds).map(({ line }) => line);
const figures = ({ comparison }: ChosenModel) =>
  Object.fromEntries(comparison.contenders.map(({ name, figure }) => [name, figure]));

describe("held-out ratings", () => {
  test("are each person's newest, and in no training", () => {
    const { training, heldOut } = holdNewest(setOf(RATINGS));
    expect(training.values.length + heldOut.values.length).toBe(RATINGS.length);
    const keys = sortedKeys(training);
    expect([...heldOut.values.keys()].some((row) => hasKey(keys, rowKey(heldOut, row)))).toBe(false);
    for (const user of new Set(heldOut.users)) {
      const times = ({ users, times: all }: RatingSet) => [...all].filter((_, row) => users[row] === user);
      expect(Math.max(...times(training))).toBeLessThanOrEqual(Math.min(...times(heldOut)));
    }
  });

  test("are of the same people the next time, and of fewer in a larger community", () => {
    const held = (limit: number) => new Set(holdNewest(setOf(RATINGS), limit).heldOut.users);
    const [all, half, quarter] = [held(1_000), held(60), held(30)];
    expect(half.size).toBeLessThan(all.size);
    expect([...quarter].every((user) => half.has(user))).toBe(true);
  });

  test("are left out where a copy of the person stands in the training", () => {
    const copied = RATINGS.filter(({ user }) => user <= 60).map((rating) => ({ ...rating, user: rating.user + 1_000 }));
    // The copy rated one film more, so that other ratings of it are the newest.
    const more = copied.map(({ user }) => ({ user, film: 99, value: 3, time: 2_000_001 + user }));
    const { training, heldOut, copies } = holdNewest(setOf([...RATINGS, ...copied, ...more]));
    expect(copies).toBeGreaterThan(0);
    const keys = sortedKeys(training);
    expect([...heldOut.values.keys()].some((row) => hasKey(keys, rowKey(heldOut, row)))).toBe(false);
  });
});

describe("a comparison of models that estimate ratings", () => {
  const { training } = holdNewest(setOf(RATINGS));

  test("lets a first model serve that is no worse than the biases", async () => {
    const chosen = await compared(SVD, nothingServes);
    expect(failing(chosen)).toEqual([]);
    expect(chosen.comparison).toMatchObject({ verdict: { promoted: true }, seenByServing: 0, householdRows: 0 });
  });

  test("refuses a candidate that is worse than the artefact in use", async () => {
    const worse = { kind: "svd", params: { n_factors: 8, n_epochs: 1, lr_all: 0.0001, reg_all: 0.05 } };
    const { fingerprint } = summarizeRatings(setOf(RATINGS));
    const chosen = await compared(worse, serving({ recipe: SVD, set: training, fingerprint }));
    expect(chosen.comparison.verdict.promoted).toBe(false);
    expect(failing(chosen)).toEqual(
      expect.arrayContaining(["lower_rmse", "beyond_noise", "not_worse_than_same_recipe"]),
    );
  });

  test("judges the artefact in use itself, and its recipe on newer ratings beside it", async () => {
    const few = holdNewest(setOf(RATINGS.filter(({ user }) => user <= 30))).training;
    const poor = { kind: "svd", params: { n_factors: 8, n_epochs: 12, lr_all: 0.01, reg_all: 0.05 } };
    const chosen = await compared(SVD, serving({ recipe: poor, set: few }));
    const { candidate, serving: before, same_recipe: same } = figures(chosen);
    expect(new Set([candidate, before, same]).size).toBe(3);
    expect(same).toBeLessThan(before ?? 0);
  });

  test("takes the recipe in use on more ratings where the new recipe is no better", async () => {
    const few = holdNewest(setOf(RATINGS.filter(({ user }) => user <= 30))).training;
    const worse = { kind: "svd", params: { n_factors: 8, n_epochs: 1, lr_all: 0.0001, reg_all: 0.05 } };
    const chosen = await compared(worse, serving({ recipe: SVD, set: few }));
    expect(chosen.comparison).toMatchObject({ chosen: "same_recipe", verdict: { promoted: true } });
    expect(chosen.recipe).toEqual(SVD);
  });

  test("promotes nothing that serves already", async () => {
    const { fingerprint } = summarizeRatings(setOf(RATINGS));
    const chosen = await compared(SVD, serving({ recipe: SVD, set: training, fingerprint }));
    expect(failing(chosen)).toEqual(["new_ratings"]);
  });

  test("sees an artefact in use that learnt from the held-out ratings, and does not compare it on them", async () => {
    const chosen = await compared(SVD, serving({ recipe: SVD, set: setOf(RATINGS) }));
    expect(chosen.comparison.seenByServing).toBe(chosen.comparison.rows);
    expect(figures(chosen).serving).toBeNull();
  });

  test("compares it on the rest where it learnt from some of them", async () => {
    const mixed = RATINGS.filter(({ user }) => user <= 40);
    const { training: rest } = holdNewest(setOf(RATINGS.filter(({ user }) => user > 40)));
    const chosen = await compared(SVD, serving({ recipe: SVD, set: setOf([...mixed, ...ratingsOf(rest)]) }));
    expect(chosen.comparison.seenByServing).toBeGreaterThan(50);
    expect(figures(chosen).serving).not.toBeNull();
    const { heldOut } = holdNewest(setOf(RATINGS));
    expect(chosen.comparison.rows).toBe(heldOut.values.length - chosen.comparison.seenByServing);
  });

  test("does not believe an artefact that does not say what it learnt from", async () => {
    const chosen = await compared(SVD, serving({ recipe: SVD, set: training, keepsKeys: false }));
    expect(figures(chosen).serving).toBeNull();
  });

  test("sees a candidate that learnt from what it is judged on", () => {
    const { heldOut } = holdNewest(setOf(RATINGS));
    expect(fitAndJudge({ ...SVD, training, heldOut }).leaked).toBe(0);
    expect(fitAndJudge({ ...SVD, training: setOf(RATINGS), heldOut }).leaked).toBe(heldOut.values.length);
  });
});

describe("a comparison of models that rank", () => {
  const { training } = holdNewest(setOf(RATINGS));

  test("judges the artefact in use, not the candidate twice", async () => {
    const few = holdNewest(setOf(RATINGS.filter(({ user }) => user <= 15))).training;
    const { candidate, serving: before } = figures(await compared(LIST, serving({ recipe: LIST, set: few })));
    expect(before).not.toBeNull();
    expect(candidate).not.toBe(before);
  });

  test("refuses a candidate whose community was removed", async () => {
    const madeOf = (isWanted: (user: number) => boolean) => RATINGS.filter(({ user }) => isWanted(user));
    const many = setOf(madeOf((user) => user > 14));
    const chosen = await compared(
      LIST,
      serving({ recipe: LIST, set: many }),
      madeOf((user) => user <= 14),
    );
    const { candidate, serving: before } = figures(chosen);
    expect(candidate).toBeLessThan(before ?? 0);
    expect(chosen.comparison.verdict.promoted).toBe(false);
    expect(failing(chosen)).toContain("list_not_worse");
  });

  test("is decided by the household's newest ratings where they say something", async () => {
    const own = madeRatings({ users: 3, films: 40, share: 1 }).map((rating) => ({ ...rating, user: -rating.user }));
    const chosen = await compared(LIST, serving({ recipe: LIST, set: training }), [...RATINGS, ...own]);
    expect(chosen.comparison.householdRows).toBeGreaterThan(10);
    expect(chosen.comparison.verdict.lines.map(({ line }) => line)).toContain("household_not_worse");
  });
});

function ratingsOf({ users, films, values, times, userIds, filmIds }: RatingSet): Rating[] {
  return [...users].map((user, row) => ({
    user: userIds[user]!,
    film: filmIds[films[row]!]!,
    value: values[row]!,
    time: times[row]!,
  }));
}

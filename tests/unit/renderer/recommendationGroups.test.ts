import { expect, test } from "vitest";
import { groupByReason } from "../../../renderer/features/forYou/groupByReason.ts";
import { forTonight } from "../../../renderer/features/home/forTonight.ts";
import type { Recommendation } from "../../../src/contract/index.ts";

function recommended(id: number, text: string, stars: number | null = null): Recommendation {
  const estimate =
    stars === null
      ? null
      : { stars, margin: 0.8, confidence: "medium" as const, model: "household" as const, modelVersion: null };
  return {
    film: {
      id,
      title: `Film ${id}`,
      originalTitle: null,
      year: 2000,
      poster: null,
      genres: [],
      runtimeMinutes: null,
      userRating: null,
      estimate,
      watched: false,
      progress: null,
      problem: null,
      state: "identified",
    },
    backdrop: null,
    score: 1,
    reason: { kind: "alike", text, filmIds: [] },
  };
}

const idsOf = (items: readonly Recommendation[]) => items.map(({ film }) => film.id);

test("films are grouped by the reason that they share; those with a reason of their own come last", () => {
  const groups = groupByReason([
    recommended(1, "own"),
    recommended(2, "A"),
    recommended(3, "B"),
    recommended(4, "A"),
    recommended(5, "B"),
    recommended(6, "another"),
  ]);
  expect(groups.map(({ reason, items }) => [reason, idsOf(items)])).toEqual([
    ["A", [2, 4]],
    ["B", [3, 5]],
    [null, [1, 6]],
  ]);
  expect(groupByReason([])).toEqual([]);
});

test("films that are there because everybody likes them come behind those that are about the person", () => {
  const popular = (id: number) => {
    const one = recommended(id, "Popular");
    return { ...one, reason: { ...one.reason, kind: "popular" } };
  };
  const groups = groupByReason([
    popular(1),
    popular(2),
    recommended(3, "A"),
    recommended(4, "own"),
    recommended(5, "A"),
  ]);
  expect(groups.map(({ reason, items }) => [reason, idsOf(items)])).toEqual([
    ["A", [3, 5]],
    [null, [4]],
    ["Popular", [1, 2]],
  ]);
});

test("a film for tonight is one with a good estimate, where there is one", () => {
  const offered = forTonight([
    recommended(1, "A", 2.5),
    recommended(2, "B", 4.1),
    recommended(3, "C"),
    recommended(4, "D", 3.4),
  ]);
  expect(idsOf(offered)).toEqual([2, 3, 1, 4]);
});

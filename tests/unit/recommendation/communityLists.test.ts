import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilmTraits } from "../../../src/library/index.ts";
import { communityLists } from "../../../src/recommendation/evaluation/households/communityLists.ts";
import { evaluateHouseholds } from "../../../src/recommendation/evaluation/households/evaluateHouseholds.ts";
import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import { fuseLists } from "../../../src/recommendation/prediction/fuseLists.ts";
import { madeRatings, setOf } from "./madeRatings.ts";
import "../../support/propertySeed.ts";

const RATINGS = madeRatings();
const PERSON = 7;
const OWN = RATINGS.filter(({ user }) => user === PERSON);
const HOUSEHOLD: HouseholdCase = {
  id: 1,
  told_count: 4,
  community_user: PERSON,
  ratings: OWN.slice(0, 4).map(({ film, value, time }) => [film, value, time]),
  held: OWN.slice(4, 8).map(({ film, value }) => [film, value]),
  library: Array.from({ length: 40 }, (_, at) => at + 1),
};
const FILMS = new Map(
  HOUSEHOLD.library.map((id): [number, FilmTraits] => [
    id,
    {
      id,
      year: 1960 + id,
      genres: [["Drama", "Comedy", "Western"][id % 3] ?? ""],
      people: [`director ${id % 5}`],
      keywords: [],
      text: `a film of the kind ${id % 3} about number ${id}`,
      voteAverage: 6 + (id % 3),
      voteCount: 100 * id,
    },
  ]),
);

const scored = fc
  .uniqueArray(fc.nat(50), { maxLength: 30 })
  .chain((films) =>
    fc
      .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: films.length, maxLength: films.length })
      .map((scores) => films.map((film, at) => ({ film, score: scores[at] ?? 0 }))),
  );

test("a merged list holds the films of both once, best first, and with no share of a list keeps the other's order", () => {
  fc.assert(
    fc.property(scored, scored, fc.double({ min: 0, max: 1, noNaN: true }), (first, second, share) => {
      const merged = fuseLists(first, second, share);
      expect(merged.map(({ film }) => film).toSorted((a, b) => a - b)).toEqual(
        [...new Set([...first, ...second].map(({ film }) => film))].toSorted((a, b) => a - b),
      );
      for (const [at, { score }] of merged.entries()) {
        if (at > 0) expect(score).toBeLessThanOrEqual(merged[at - 1]!.score);
      }
    }),
  );
  const list = [30, 20, 10].map((score, film) => ({ film, score }));
  expect(fuseLists(list, [], 0).map(({ film }) => film)).toEqual([0, 1, 2]);
  expect(fuseLists([], list, 1).map(({ film }) => film)).toEqual([0, 1, 2]);
});

test("the ratings of a household's person change nothing in the lists that their community gives", async () => {
  const candidates = HOUSEHOLD.library.slice(20);
  const others = RATINGS.filter(({ user }) => user !== PERSON);
  const opposite = OWN.map((rating) => ({ ...rating, value: 5.5 - rating.value }));
  // Behind all others, so that films and users keep their numbers.
  const lists = await Promise.all(
    [[], OWN, opposite].map(async (own) => {
      const listsOf = await communityLists(setOf([...others, ...own]), [HOUSEHOLD]);
      return listsOf(HOUSEHOLD, candidates).toSorted((a, b) => a.film - b.film);
    }),
  );
  expect(lists[0]!.length).toBeGreaterThan(10);
  expect(lists[1]).toEqual(lists[0]);
  expect(lists[2]).toEqual(lists[0]);
});

test("with a community every candidate is ranked once, with its estimated rating", async () => {
  const found = evaluateHouseholds(FILMS, [HOUSEHOLD], await communityLists(setOf(RATINGS), [HOUSEHOLD]));
  const rated = new Set(HOUSEHOLD.ratings.map(([film]) => film));
  const candidates = HOUSEHOLD.library.filter((film) => !rated.has(film));
  const [list] = found.lists;
  expect(list!.films.toSorted((a, b) => a - b)).toEqual(candidates);
  expect(Object.keys(list!.estimates).map(Number)).toEqual(candidates);
  expect(list!.films).not.toEqual(evaluateHouseholds(FILMS, [HOUSEHOLD]).lists[0]!.films);
});

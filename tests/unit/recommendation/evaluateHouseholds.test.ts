import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilmTraits } from "../../../src/library/index.ts";
import { evaluateHouseholds } from "../../../src/recommendation/evaluation/households/evaluateHouseholds.ts";
import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import {
  readDescribedFilms,
  readHouseholdCases,
} from "../../../src/recommendation/evaluation/households/readHouseholds.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import "../../support/propertySeed.ts";

/** Films 1 to 30; others that a household names have no description. */
const FILMS = new Map(
  Array.from({ length: 30 }, (_, at): [number, FilmTraits] => [
    at + 1,
    {
      id: at + 1,
      year: 1950 + at,
      genres: [["Drama", "Western"][at % 2] ?? ""],
      people: [`director ${at % 4}`],
      keywords: [],
      text: `a film about subject ${at % 3}`,
      voteAverage: 6,
      voteCount: 1_000 - at,
    },
  ]),
);

const film = fc.integer({ min: 1, max: 40 });
const stars = fc.integer({ min: 1, max: 10 }).map((half) => half / 2);
const household: fc.Arbitrary<HouseholdCase> = fc.record({
  id: fc.oneof(fc.nat(), fc.string()),
  told_count: fc.nat(6),
  ratings: fc.array(fc.tuple(film, stars, fc.nat()), { maxLength: 6 }),
  held: fc.array(fc.tuple(film, stars), { maxLength: 5 }),
  library: fc.array(film, { maxLength: 40 }),
});

test("whatever a household is like, each film that it can be offered is ranked once, with an estimate", () => {
  fc.assert(
    fc.property(fc.array(household, { maxLength: 3 }), (cases) => {
      const { lists, summary, undescribed } = evaluateHouseholds(FILMS, cases);
      expect(lists.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
      cases.forEach(({ ratings, library }, at) => {
        const rated = new Set(ratings.map(([id]) => id));
        const expected = [...new Set(library)].filter((id) => !rated.has(id)).toSorted((a, b) => a - b);
        expect(lists[at]!.films.toSorted((a, b) => a - b)).toEqual(expected);
        expect(Object.keys(lists[at]!.estimates).map(Number)).toEqual(expected);
        for (const value of Object.values(lists[at]!.estimates)) expect(value >= 0.5 && value <= 5).toBe(true);
      });
      const named = cases.flatMap(({ library, ratings }) => [...library, ...ratings.map(([id]) => id)]);
      expect(new Set(undescribed)).toEqual(new Set(named.filter((id) => !FILMS.has(id))));
      for (const figure of Object.values(summary).flatMap((one) => Object.values(one)))
        expect(figure === null || Number.isFinite(figure)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("with fewer ratings than a model needs, the films with most votes come first", () => {
  const one = { id: 1, told_count: 2, held: [], library: [9, 3, 5, 1, 7] };
  const ratings: HouseholdCase["ratings"] = [
    [9, 5, 0],
    [7, 4, 0],
  ];
  for (const told of [[], ratings.slice(0, 1), ratings]) {
    const [list] = evaluateHouseholds(FILMS, [{ ...one, ratings: told }]).lists;
    expect(list!.films).toEqual([1, 3, 5, 7, 9].filter((id) => !told.some(([rated]) => rated === id)));
  }
});

test("nothing held out is no error of zero", () => {
  const one = { id: 1, told_count: 3, held: [], library: [1, 2, 3, 4, 5] };
  const ratings: HouseholdCase["ratings"] = [1, 2, 3].map((id) => [id, 4, 0]);
  expect(evaluateHouseholds(FILMS, [{ ...one, ratings }]).summary["3"]).toMatchObject({ rmse: null, ndcg10: null });
});

test("lines that are no household are skipped and counted, with the first of them", async () => {
  const line = '{"id":1,"told_count":0,"ratings":[],"held":[],"library":[]}';
  const fileOf = (...lines: string[]) => {
    const path = join(temporaryFolder("households"), "cases.jsonl");
    writeFileSync(path, lines.join("\r\n"));
    return path;
  };
  const found = await readHouseholdCases(fileOf(`\uFEFF${line}`, "", '{"id":', line, '{"id":2}'));
  expect(found.items).toHaveLength(2);
  expect(found.skipped).toEqual({ count: 2, first: { line: 3, reason: "not JSON" } });
  await expect(readHouseholdCases(fileOf('{"id":'))).rejects.toThrow("line 1: not JSON");
  expect(await readHouseholdCases(fileOf(""))).toMatchObject({ items: [], skipped: { count: 0, first: null } });

  const films = await readDescribedFilms(fileOf('{"movieLensId":7,"title":"A"}', '{"tmdbId":8}'));
  expect([...films.items.keys()]).toEqual([7]);
  expect(films.skipped).toMatchObject({ count: 1, first: { line: 2 } });
});

import { describe, expect, test } from "vitest";
import type { FilmTraits } from "../../../src/library/index.ts";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { PRIOR_TUNING } from "../../../src/recommendation/household/tuning.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import { tuningGate } from "../../../src/recommendation/training/promotionGate.ts";
import { tuneHousehold } from "../../../src/recommendation/training/tuneHousehold.ts";

const FILMS: FilmTraits[] = Array.from({ length: 240 }, (_, id) => ({
  id,
  year: 1960 + (id % 50),
  genres: [["Comedy", "Drama", "Horror", "Western"][id % 4]!],
  people: [`director ${id % 12}`],
  keywords: [],
  text: "",
  voteAverage: 4 + ((id * 7) % 40) / 10,
  voteCount: 5_000,
}));
const films = toFilmVectors(FILMS);
const inStars = (value: number) => Math.min(5, Math.max(0.5, Math.round(value * 2) / 2));

/** Ratings of one person, oldest first, by what they go by. */
function ratedBy(starsOf: (film: FilmTraits, random: () => number) => number, count = 150) {
  const random = pseudoRandom(3);
  return FILMS.toSorted((a, b) => ((a.id * 83) % 240) - ((b.id * 83) % 240))
    .slice(0, count)
    .map((film) => ({ film: film.id, value: inStars(starsOf(film, random)) }));
}

/** Goes by the director alone, more than people in general, and always gives the same. */
const decided = ratedBy(({ people: [director] }) => (Number(director?.split(" ")[1]) % 2 === 0 ? 5 : 1));
/** Likes what most people do not, and nothing else. */
const contrarian = ratedBy(({ voteAverage }, random) => 6.5 - (voteAverage ?? 0) / 2.2 + random() * 0.5);
const failing = (lines: readonly { line: string; holds: boolean }[]) =>
  lines.filter(({ holds }) => !holds).map(({ line }) => line);

describe("the training of a household", () => {
  test("believes the ratings of a person more who always rates by the same thing", () => {
    const { tuning, comparison } = tuneHousehold({ films, histories: [decided], inUse: null });
    expect(tuning.noise).toBeLessThan(PRIOR_TUNING.noise);
    expect(comparison).toMatchObject({ rows: 30, people: 1, verdict: { promoted: true } });
    expect(comparison.contenders.map(({ name, kind }) => [name, kind])).toEqual([
      ["candidate", "household"],
      ["baseline", "household_prior"],
    ]);
    // What serves then is what it is compared with: the same again is not better.
    const again = tuneHousehold({ films, histories: [decided], inUse: tuning });
    expect(again.tuning).toEqual(tuning);
    expect(again.comparison.verdict.promoted).toBe(false);
    expect(again.comparison.contenders.map(({ name }) => name)).toEqual(["candidate", "serving", "baseline"]);
  });

  test("refuses what was good before, and is no longer on the newest ratings", () => {
    // Since a while the person goes by what everybody likes.
    const [older, newest] = [decided.slice(0, 120), decided.slice(120)];
    const changed = newest.map(({ film }) => ({ film, value: inStars((FILMS[film]?.voteAverage ?? 0) / 1.6) }));
    const { tuning, comparison } = tuneHousehold({ films, histories: [[...older, ...changed]], inUse: null });
    expect(tuning).not.toEqual(PRIOR_TUNING);
    expect(comparison.verdict.promoted).toBe(false);
    expect(failing(comparison.verdict.lines)).toContain("lower_rmse");
  });

  test("selects without the ratings that it is judged on", () => {
    const swapped = decided.map((rating, at) => (at < 120 ? rating : { ...rating, value: 5.5 - rating.value }));
    const select = (history: typeof decided) => tuneHousehold({ films, histories: [history], inUse: null });
    expect(select(swapped).cells).toEqual(select(decided).cells);
    expect(select(swapped).tuning).toEqual(select(decided).tuning);
  });
});

test("whoever likes what most people do not needs no training for that", () => {
  const { tuning, comparison } = tuneHousehold({ films, histories: [contrarian], inUse: null });
  expect(comparison.contenders.find(({ name }) => name === "baseline")?.figure).toBeLessThan(0.4);
  expect(tuning.quality).toBeLessThanOrEqual(PRIOR_TUNING.quality);
});

test.for([
  ["no number", { rmse: Number.NaN }, "sane"],
  ["better by a hair", { rmse: 0.8995 }, "lower_rmse"],
  ["better within the noise", { difference: { mean: -0.01, standardError: 0.02, rows: 30 } }, "beyond_noise"],
  ["worse than what is good for people in general", { prior: 0.84 }, "not_worse_than_prior"],
] as const)("values for a household that are %s do not serve", ([, planted, line]) => {
  const better = { rmse: 0.85, before: 0.9, prior: 0.9, difference: { mean: -0.1, standardError: 0.02, rows: 30 } };
  expect(tuningGate(better).promoted).toBe(true);
  const verdict = tuningGate({ ...better, ...planted });
  expect(verdict.promoted).toBe(false);
  expect(failing(verdict.lines)).toContain(line);
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessDrift } from "../../../src/drift/assessDrift.ts";
import { profileRatings } from "../../../src/drift/profile.ts";
import { ratingFeatures } from "../../../src/drift/ratingFeatures.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import { readFilms, readRatings } from "./movieLensSmall.ts";

const folder = join(process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data", "movielens-latest-small");
const isThere = existsSync(folder);
if (!isThere) console.log(`drift on MovieLens is skipped: there is no ${folder} (FILMOTHEQUE_BENCH_DATA)`);

/** The rule's own figures, repeated: what it must see, and what it must not take for drift. */
describe.skipIf(!isThere)("on MovieLens small", () => {
  const DRAWS = 200;
  const films = isThere ? readFilms(folder) : new Map();
  const ratings = isThere ? readRatings(folder) : [];
  type Rating = (typeof ratings)[number];

  const profile = (rows: readonly Rating[]) =>
    profileRatings(
      {
        users: rows.map(({ user }) => user),
        films: rows.map(({ film }) => film),
        values: rows.map(({ value }) => value),
        times: rows.map(({ time }) => time),
      },
      (film) => films.get(film),
    );
  const alerts = (baseline: readonly Rating[], current: readonly Rating[]) =>
    assessDrift(ratingFeatures(profile(baseline), profile(current)), { thresholdPercent: 20 }).some(
      ({ drifted }) => drifted,
    );

  function draw(from: readonly Rating[], many: number, random: () => number): Rating[] {
    return Array.from({ length: many }, () => from[Math.floor(random() * from.length)]!);
  }
  function shuffled(rows: readonly Rating[], random: () => number): Rating[] {
    const mixed = [...rows];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
    }
    return mixed;
  }
  const shareOf = (trial: () => boolean) => Array.from({ length: DRAWS }, trial).filter(Boolean).length / DRAWS;

  test.for([
    [100, 500],
    [500, 5_000],
  ] as const)("samples of one population are no drift: %i against %i", ([now, before]) => {
    const random = pseudoRandom(now);
    expect(shareOf(() => alerts(draw(ratings, before, random), draw(ratings, now, random)))).toBeLessThanOrEqual(0.05);
  });

  const animation = ratings.filter(({ film }) => films.get(film)?.genres.includes("Animation"));
  const old = ratings.filter(({ film }) => (films.get(film)?.year ?? 9999) < 1970);
  const clamp = (value: number) => Math.min(5, Math.max(0.5, value));
  const SHIFTS: readonly [string, (rows: Rating[], random: () => number) => Rating[]][] = [
    ["one star lower", (rows) => rows.map((row) => ({ ...row, value: clamp(row.value - 1) }))],
    ["1 or 5 only", (rows) => rows.map((row) => ({ ...row, value: row.value >= 3.5 ? 5 : 1 }))],
    ["only animation", (rows, random) => draw(animation, rows.length, random)],
    [
      "half of the films from before 1970",
      (rows, random) => [...rows.slice(rows.length / 2), ...draw(old, rows.length / 2, random)],
    ],
  ];
  test.for(SHIFTS)("%s is seen", ([, shift]) => {
    const random = pseudoRandom(7);
    expect(
      shareOf(() => alerts(draw(ratings, 5_000, random), shift(draw(ratings, 200, random), random))),
    ).toBeGreaterThanOrEqual(0.95);
  });

  test("people whose order of ratings was shuffled did not change", () => {
    const random = pseudoRandom(11);
    const byUser = Map.groupBy(ratings, ({ user }) => user);
    const many = [...byUser.values()].filter((rows) => rows.length >= 400);
    expect(many.length).toBeGreaterThan(50);
    const alarmed = many.filter((rows) => {
      const mixed = shuffled(rows, random);
      return alerts(mixed.slice(0, 200), mixed.slice(200, 400));
    });
    expect(alarmed.length / many.length).toBeLessThanOrEqual(0.05);
  });
});

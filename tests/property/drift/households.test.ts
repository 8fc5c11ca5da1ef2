import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  alertShare,
  cutHouseholds,
  isAlert,
  judgeHousehold,
  lifeAlertShare,
  livesOf,
  plantedShifts,
} from "./households.ts";
import { readFilms, readRatings } from "./movieLensSmall.ts";

const folder = join(process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data", "movielens-latest-small");
const isThere = existsSync(folder);
if (!isThere) console.log(`drift of households is skipped: there is no ${folder} (FILMOTHEQUE_BENCH_DATA)`);

/** The expectations were fitted on users with an even number: these are the others. */
const isHeldOut = (user: number) => user % 2 === 1;

describe.skipIf(!isThere)("households of MovieLens users, cut in time", () => {
  const data = { ratings: isThere ? readRatings(folder) : [], films: isThere ? readFilms(folder) : new Map() };

  test.for([
    [1, 100, 50],
    [2, 200, 60],
    [4, 200, 60],
  ] as const)("%i members who go on as before raise no alert: %i ratings against %i", ([size, before, after]) => {
    const households = cutHouseholds(data, { size, before, after, isTaken: isHeldOut });
    expect(households.length).toBeGreaterThan(30);
    expect(alertShare(data, households)).toBeLessThanOrEqual(0.05);
  });

  test("a past that lies hundreds of ratings back raises no alert either", () => {
    const halves = [...Map.groupBy(data.ratings, ({ user }) => user).values()]
      .filter((own) => own.length >= 200)
      .map((own) => {
        const rows = own.toSorted((a, b) => a.time - b.time).map((row, at) => ({ ...row, time: at + 1 }));
        return { before: rows.slice(0, rows.length / 2), after: rows.slice(rows.length / 2) };
      });
    expect(halves.length).toBeGreaterThan(100);
    expect(alertShare(data, halves)).toBeLessThanOrEqual(0.05);
  });

  test("members who go on as before raise no alert in a whole life, checked every ten ratings", () => {
    const lives = livesOf(data, { before: 100, least: 150, most: 400, isTaken: isHeldOut });
    expect(lives.length).toBeGreaterThan(40);
    expect(lifeAlertShare(data, lives)).toBeLessThanOrEqual(0.05);
  });

  test("changes of habits are found", () => {
    const households = cutHouseholds(data, { size: 1, before: 200, after: 50, isTaken: isHeldOut });
    const shifts = plantedShifts(data);
    const power = (name: string) => alertShare(data, households, shifts[name]);
    expect(power("two stars lower")).toBeGreaterThanOrEqual(0.8);
    expect(power("one and a half stars lower")).toBeGreaterThanOrEqual(0.6);
    expect(power("only horror")).toBeGreaterThanOrEqual(0.35);
  });

  test("who rates is no change of anybody's habits", () => {
    const [household] = cutHouseholds(data, { size: 2, before: 200, after: 100, isTaken: isHeldOut });
    const { before = [], after = [] } = household ?? {};
    const [first] = new Set(after.map(({ user }) => user));
    const onlyOne = judgeHousehold(data, { before, after: after.filter(({ user }) => user === first) });
    const one = judgeHousehold(data, {
      before: before.filter(({ user }) => user === first),
      after: after.filter(({ user }) => user === first),
    });
    const means = ({ household: { features } }: typeof one) =>
      features.filter(({ name }) => name === "rating_mean").map(({ baseline, current }) => [baseline, current]);
    expect(means(onlyOne)).toEqual(means(one));
    expect(isAlert(onlyOne)).toBe(isAlert(one));
  });
});

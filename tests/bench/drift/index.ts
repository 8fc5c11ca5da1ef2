import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  alertShare,
  type CutHousehold,
  cutHouseholds,
  lifeAlertShare,
  livesOf,
  type MovieLens,
  plantedShifts,
} from "../../property/drift/households.ts";
import { readFilms, readRatings } from "../../property/drift/movieLensSmall.ts";
import { benchDataFolder } from "../../standins/index.ts";
import { atLeast, atMost, type Row, skipped } from "../row.ts";
import { alertShareOf01 } from "./release01.ts";

/** Members, ratings before the cut, ratings after it. */
const HOUSEHOLDS = [
  [1, 100, 50],
  [1, 200, 50],
  [2, 200, 60],
  [4, 200, 60],
] as const;
/** Members who rated on and on. */
const LIVES = [
  { before: 100, least: 100, most: 200 },
  { before: 200, least: 100, most: 400 },
  { before: 100, least: 150, most: 900 },
] as const;
const MAX_FALSE_ALARMS = 5;
/** What each planted change is at least found with, in per cent; less is printed without a target. */
const POWER: Readonly<Record<string, number>> = { "two stars lower": 80, "one and a half stars lower": 55 };

/** The rule was fitted on users with an even number: these are the others. */
const isHeldOut = (user: number) => user % 2 === 1;

/** How often households that go on as before raise an alert, and how often changes of known size are found. */
export async function benchDrift(): Promise<Row[]> {
  const folder = join(benchDataFolder(), "movielens-latest-small");
  if (!existsSync(folder)) return [skipped("drift of households")];
  const data = { ratings: readRatings(folder), films: readFilms(folder) };
  return [
    ...HOUSEHOLDS.map((household) => falseAlarms(data, household)),
    ...LIVES.map((life) => lifeRow(data, life)),
    ...HOUSEHOLDS.slice(1).flatMap((household) => power(data, household)),
  ];
}

function lifeRow(data: MovieLens, life: (typeof LIVES)[number]): Row {
  const lives = livesOf(data, { ...life, isTaken: isHeldOut });
  const name = `${life.before} ratings then up to ${life.most}, checked every ten (${lives.length} members)`;
  return atMost(
    `members who ever raise a false alarm: ${name}`,
    100 * lifeAlertShare(data, lives),
    MAX_FALSE_ALARMS,
    "%",
  );
}

type Shape = (typeof HOUSEHOLDS)[number];

function falseAlarms(data: MovieLens, shape: Shape): Row {
  const { name, households } = cut(data, shape);
  const row = atMost(`false alarms: ${name}`, 100 * alertShare(data, households), MAX_FALSE_ALARMS, "%");
  return { ...row, before: percent(alertShareOf01(data, households)) };
}

function power(data: MovieLens, shape: Shape): Row[] {
  const { name, households } = cut(data, shape);
  return Object.entries(plantedShifts(data)).map(([change, shift]) => {
    const found = 100 * alertShare(data, households, shift);
    const row = atLeast(`found: ${change}, ${name}`, found, POWER[change] ?? 0, "%");
    return { ...row, target: POWER[change] === undefined ? "" : row.target };
  });
}

function cut(data: MovieLens, [size, before, after]: Shape): { name: string; households: CutHousehold[] } {
  const households = cutHouseholds(data, { size, before, after, isTaken: isHeldOut });
  const members = size === 1 ? "1 member" : `${size} members`;
  return { name: `${members}, ${before} ratings then ${after} (${households.length} households)`, households };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

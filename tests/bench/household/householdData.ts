import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FilmTraits } from "../../../src/library/index.ts";
import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import {
  readDescribedFilms,
  readHouseholdCases,
} from "../../../src/recommendation/evaluation/households/readHouseholds.ts";
import { benchDataFolder } from "../../standins/index.ts";
import type { MovieLensRating } from "./makeHouseholds.ts";

export interface HouseholdData {
  readonly films: ReadonlyMap<number, FilmTraits>;
  /** The public cases. */
  readonly cases: readonly HouseholdCase[];
  /** Ratings of films that have a description, by user. */
  readonly ratingsByUser: ReadonlyMap<number, readonly MovieLensRating[]>;
  /** Users who are in no public case. */
  readonly otherUsers: readonly number[];
}

/** @throws the file system's error where the bench data is missing */
export async function readHouseholdData(): Promise<HouseholdData> {
  const folder = benchDataFolder();
  const { items: films } = await readDescribedFilms(join(folder, "catalogue/films.jsonl"));
  const casesFile = join(folder, "household/cases.jsonl");
  const { items: cases } = await readHouseholdCases(casesFile);
  const taken = new Set(
    readFileSync(casesFile, "utf8")
      .trim()
      .split("\n")
      .map((line) => Number((JSON.parse(line) as { community_user: number }).community_user)),
  );
  const ratingsByUser = new Map<number, MovieLensRating[]>();
  const [, ...lines] = readFileSync(join(folder, "movielens-latest-small/ratings.csv"), "utf8").trim().split(/\r?\n/);
  for (const line of lines) {
    const [user = 0, film = 0, stars = 0, at = 0] = line.split(",").map(Number);
    if (!films.has(film)) continue;
    const ratings = ratingsByUser.get(user) ?? [];
    ratings.push({ user, film, stars, at });
    ratingsByUser.set(user, ratings);
  }
  return { films, cases, ratingsByUser, otherUsers: [...ratingsByUser.keys()].filter((user) => !taken.has(user)) };
}

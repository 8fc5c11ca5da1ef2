import { assessHousehold, type HouseholdDrift } from "../../../src/drift/assessHousehold.ts";
import { compareHousehold, divideHousehold } from "../../../src/drift/compareHousehold.ts";
import type { FilmTraits } from "../../../src/drift/index.ts";
import type { OwnRating } from "../../../src/drift/ownWindows.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import type { SmallRating } from "./movieLensSmall.ts";

/** A household that was cut in time: what each member rated before the cut, and the ratings that followed. */
export interface CutHousehold {
  readonly before: readonly OwnRating[];
  readonly after: readonly OwnRating[];
}

/** A change of habits of a known size, made to the ratings after the cut. */
export type PlantedShift = (rating: OwnRating, at: number, random: () => number) => OwnRating;

export interface MovieLens {
  readonly ratings: readonly SmallRating[];
  readonly films: ReadonlyMap<number, FilmTraits>;
}

const ROUND = 1_000_000;

/**
 * Households of MovieLens users: members share a calendar, on which each rates at an even pace.
 *
 * @param size members of each household
 * @param before ratings of the whole household up to the cut
 * @param after ratings of the whole household that follow
 * @param isTaken which users may be members
 */
export function cutHouseholds(
  { ratings }: Pick<MovieLens, "ratings">,
  { size, before, after, isTaken }: { size: number; before: number; after: number; isTaken(user: number): boolean },
): CutHousehold[] {
  const perMember = Math.ceil((before + after) / size);
  const users = [...Map.groupBy(ratings, ({ user }) => user)]
    .filter(([user, own]) => isTaken(user) && own.length >= perMember)
    .map(([user, own]) => [user, own.toSorted((a, b) => a.time - b.time)] as const);
  const households: CutHousehold[] = [];
  for (let at = 0; at + size <= users.length; at += size) {
    const rows = users
      .slice(at, at + size)
      .flatMap(([user, own], member) =>
        own.map(({ film, value }, place) => ({ user, film, value, time: (place + 1) * ROUND + member })),
      )
      .sort((a, b) => a.time - b.time);
    households.push({ before: rows.slice(0, before), after: rows.slice(before, before + after) });
  }
  return households;
}

/** What the program says of a household after the cut. */
export function judgeHousehold({ films }: Pick<MovieLens, "films">, { before, after }: CutHousehold): HouseholdDrift {
  const madeAt = before.at(-1)?.time ?? 0;
  const now = Math.max(madeAt, after.at(-1)?.time ?? 0);
  const windows = divideHousehold([...before, ...after], { cuts: {}, madeAt, now });
  return assessHousehold(
    compareHousehold(windows, (film) => films.get(film)),
    { thresholdPercent: 20 },
  );
}

/** Whether anything of it is an alert. */
export function isAlert({ household, members }: HouseholdDrift): boolean {
  return [household, ...members].some(({ status }) => status === "alert");
}

/** The share of households with an alert. */
export function alertShare(
  data: MovieLens,
  households: readonly CutHousehold[],
  shift: PlantedShift = (rating) => rating,
): number {
  const random = pseudoRandom(7);
  const alerts = households.filter(({ before, after }) =>
    isAlert(judgeHousehold(data, { before, after: after.map((rating, at) => shift(rating, at, random)) })),
  );
  return alerts.length / Math.max(1, households.length);
}

/** A check after every so many ratings. */
const CHECKED_EVERY = 10;

/** The share of members who ever raised an alert, checked again and again for as long as they rate. */
export function lifeAlertShare(data: MovieLens, lives: readonly CutHousehold[]): number {
  const alerts = lives.filter(({ before, after }) => {
    for (let count = CHECKED_EVERY; count <= after.length; count += CHECKED_EVERY)
      if (isAlert(judgeHousehold(data, { before, after: after.slice(0, count) }))) return true;
    return false;
  });
  return alerts.length / Math.max(1, lives.length);
}

/**
 * Single members with a past and the ratings that followed, as long as they rated, up to a limit.
 * @param least members with fewer ratings after the past are left out
 */
export function livesOf(
  { ratings }: Pick<MovieLens, "ratings">,
  { before, least, most, isTaken }: { before: number; least: number; most: number; isTaken(user: number): boolean },
): CutHousehold[] {
  return [...Map.groupBy(ratings, ({ user }) => user)]
    .filter(([user, own]) => isTaken(user) && own.length >= before + least)
    .map(([user, own]) => {
      const rows = own
        .toSorted((a, b) => a.time - b.time)
        .map(({ film, value }, place) => ({ user, film, value, time: (place + 1) * ROUND }));
      return { before: rows.slice(0, before), after: rows.slice(before, before + most) };
    });
}

const clamp = (value: number) => Math.min(5, Math.max(0.5, value));

/** Changes of known size, by what happened. */
export function plantedShifts({ ratings, films }: MovieLens): Record<string, PlantedShift> {
  const filmsWith = (is: (traits: FilmTraits) => boolean) =>
    ratings.map(({ film }) => film).filter((film) => is(films.get(film) ?? { genres: [], year: null }));
  const only =
    (candidates: readonly number[]): PlantedShift =>
    (rating, _, random) => ({ ...rating, film: candidates[Math.floor(random() * candidates.length)] ?? rating.film });
  const lower =
    (stars: number): PlantedShift =>
    (rating) => ({ ...rating, value: clamp(rating.value - stars) });
  return {
    "one star lower": lower(1),
    "one and a half stars lower": lower(1.5),
    "two stars lower": lower(2),
    "1 or 5 stars only": (rating) => ({ ...rating, value: rating.value >= 3.5 ? 5 : 1 }),
    "only horror": only(filmsWith(({ genres }) => genres.includes("Horror"))),
    "only animation": only(filmsWith(({ genres }) => genres.includes("Animation"))),
    "only films from before 1970": only(filmsWith(({ year }) => (year ?? 9_999) < 1970)),
  };
}

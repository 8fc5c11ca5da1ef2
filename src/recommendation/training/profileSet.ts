import { type FilmTraits, profileRatings, type RatingProfile } from "../../drift/index.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";

export interface ProfileSetTask {
  readonly set: RatingSet;
  /** By the film's id: its genres as JSON, its year. */
  readonly traits: readonly (readonly [id: number, genres: string, year: number | null])[];
}

/** What the ratings look like as a whole, kept with the version that learns from them. */
export function profileSet({ set, traits }: ProfileSetTask): RatingProfile {
  const known = new Map(
    traits.map(([id, genres, year]): [number, FilmTraits] => [id, { genres: JSON.parse(genres) as string[], year }]),
  );
  const times = set.times.map((seconds) => seconds * 1_000);
  return profileRatings({ ...set, times }, (film) => known.get(set.filmIds[film] ?? 0));
}

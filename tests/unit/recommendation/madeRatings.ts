import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import { type Rating, type RatingSet, toRatingSet } from "../../../src/recommendation/ratings/ratingSet.ts";

/** Users of a few tastes who rate films of a few kinds, each with their own mood: ratings with something to learn. */
export function madeRatings({ users = 60, films = 40, share = 0.4, seed = 1 } = {}): Rating[] {
  const random = pseudoRandom(seed);
  const ratings: Rating[] = [];
  for (let user = 1; user <= users; user += 1) {
    const mood = random() - 0.5;
    for (let film = 1; film <= films; film += 1) {
      const isTheirs = user % 3 === film % 3;
      // What people like they also see more of.
      if (random() > (isTheirs ? Math.min(1, share * 1.8) : share * 0.6)) continue;
      const stars = 3 + mood + (isTheirs ? 1 : -0.7) + (random() - 0.5);
      const value = Math.min(5, Math.max(0.5, Math.round(stars * 2) / 2));
      ratings.push({ user, film, value, time: Math.floor(random() * 1e6) });
    }
  }
  return ratings;
}

export const setOf = (ratings: readonly Rating[]): RatingSet => toRatingSet(ratings);

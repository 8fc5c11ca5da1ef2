import type { KernelWeights } from "./kernelWeights.ts";

/** What is known of ratings before a person gave any: means, and variances in stars². */
export interface StarsModel {
  /** Mean rating of a film that is neither better nor worse than others, by the votes of everybody. */
  readonly meanStars: number;
  /** Stars for each unit of `FilmVectors.quality`. */
  readonly quality: number;
  /** Stars for each point that the average vote is above `CENTRE`. */
  readonly average: number;
  /** An average counts as if so many votes at `CENTRE` had been given besides. */
  readonly averageVotes: number;
  /** How far people's mean ratings are apart. */
  readonly personVariance: number;
  /** How differently people go by the average vote. */
  readonly averageVariance: number;
  /** How differently people like films that many know. */
  readonly audienceVariance: number;
  /** How much of a rating the content of a film explains. */
  readonly content: KernelWeights;
  /** Of one rating, which nothing explains. */
  readonly noise: number;
  /** The noise of a film that hardly anybody voted for, relative to that of a widely known one, is larger by this. */
  readonly fewVotesNoise: number;
}

/** Average of the votes at which a film is neither better nor worse than others, 0 to 10. */
export const CENTRE = 7.2;
/** ln(1 + votes) of a widely known film, and the spread between films. */
export const USUAL_LOG_VOTES = 9;
export const LOG_VOTES_SPREAD = 2;
/** With this many votes, the additional noise of a film with few votes is halved. */
export const FEW_VOTES = 10;

/**
 * Learnt by `tests/bench/household/learnStars.ts` over the people of MovieLens latest-small who are in no case of the
 * benchmark. Its households have no keywords: their weight is chosen by hand.
 */
export const STARS_MODEL: StarsModel = {
  meanStars: 3.67,
  quality: 0.09,
  average: 0.43,
  averageVotes: 2,
  personVariance: 0.57,
  averageVariance: 0.22,
  audienceVariance: 0.07,
  content: {
    genres: 0.17,
    rareGenres: 0.05,
    people: 0.35,
    keywords: 0.3,
    text: 0.83,
    subjects: 0,
    era: 0.27,
    year: 0,
    audience: 0.09,
  },
  noise: 1.78,
  fewVotesNoise: 1.1,
};

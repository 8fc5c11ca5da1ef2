import type { HouseholdRating } from "../household/rankHousehold.ts";
import type { ServedModel } from "../registry/modelArtefacts.ts";
import type { TrainedEstimator } from "./estimateFilms.ts";
import { foldInPerson, type RatedIndex } from "./svdTaste.ts";

export interface TrainedEstimatorParts {
  readonly version: number;
  readonly served: ServedModel;
  /** By the id of a rated film: its index in the model. */
  readonly indexOfFilm: ReadonlyMap<number, number>;
  /** Library films by their id among the rated ones, for all that the model knows. */
  readonly libraryFilms: ReadonlyMap<number, number>;
}

/** A model that learnt from fewer people knows the ratings of one too well to be judged on them. */
const MIN_PEOPLE = 50;

/** A trained rating model for one person; null where it cannot be judged on the ratings of one. */
export function trainedEstimator({
  version,
  served,
  indexOfFilm,
  libraryFilms,
}: TrainedEstimatorParts): TrainedEstimator | null {
  if (served.kind !== "svd") return null;
  const { weights } = served.model;
  const people = weights.isKnownUser.reduce((sum, isKnown) => sum + isKnown, 0);
  if (people < MIN_PEOPLE) return null;
  const indexOf = new Map<number, number>();
  for (const [rated, film] of libraryFilms) {
    const index = indexOfFilm.get(rated);
    if (index !== undefined && weights.isKnownFilm[index] === 1) indexOf.set(film, index);
  }
  return { version, learn };

  function learn(history: readonly HouseholdRating[]): (film: number) => number | null {
    const known = history.flatMap(({ film, value }): RatedIndex[] => {
      const index = indexOf.get(film);
      return index === undefined ? [] : [{ film: index, stars: value }];
    });
    const estimate = foldInPerson(weights, known);
    return (film) => {
      const index = indexOf.get(film);
      return index === undefined ? null : estimate(index);
    };
  }
}

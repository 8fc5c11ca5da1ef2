/**
 * What to watch next. Until a model is trained here, the films of the library that most people like and this person
 * has not seen; it says so.
 */
import type { Language } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import { say } from "../words/index.ts";

export { type Evaluation, type EvaluationQuestion, evaluate, isModelName } from "./evaluation/evaluate.ts";
export type { ModelParams } from "./models/modelTable.ts";
export { type RatingSet, toRatingSet } from "./ratings/ratingSet.ts";
export { readMovieLensRatings } from "./ratings/readMovieLens.ts";

export function createRecommendation({ library }: { readonly library: Library }) {
  return {
    page(userKey: number, query: { limit: number; cursor?: string }, language: Language) {
      const { items, nextCursor, total } = library.popularFilms(userKey, query);
      return {
        items: items.map(({ film, score }) => ({
          film,
          score,
          reason: {
            kind: film.state === "identified" ? "popular" : "unseen",
            text: say(language, film.state === "identified" ? "reason_popular" : "reason_unseen"),
            filmIds: [],
          },
        })),
        nextCursor,
        total,
        model: null,
        coldStart: true,
      };
    },
  };
}

export type Recommendation = ReturnType<typeof createRecommendation>;

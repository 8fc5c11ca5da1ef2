import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

/** More than a person looks through before accepting them all. */
const MAX_SHOWN = 200;

/** Ambiguous files whose best candidate has at least this score. */
export function useBestGuesses(minScore: number) {
  return useQuery(
    api.review.guesses.queryOptions({
      input: { minScore, limit: MAX_SHOWN },
      placeholderData: keepPreviousData,
    }),
  );
}

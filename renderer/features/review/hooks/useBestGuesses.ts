import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

/** As many as a person looks through before accepting them all. */
const MOST_SHOWN = 200;

/** Files in doubt whose best guess is at least so likely. */
export function useBestGuesses(atLeast: number, enabled: boolean) {
  return useQuery(
    api.review.guesses.queryOptions({
      input: { atLeast, limit: MOST_SHOWN },
      enabled,
      placeholderData: keepPreviousData,
    }),
  );
}

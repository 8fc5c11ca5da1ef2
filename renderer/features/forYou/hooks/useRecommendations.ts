import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

const PAGE = 40;

/** @param exploration share of recommendations that are little-known films, 0 to 1 */
export function useRecommendations(exploration = 0) {
  return useInfiniteQuery(
    api.films.recommendations.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor, exploration }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

const PAGE = 40;

/** @param adventure share of places for films that few know, 0 to 1 */
export function useRecommendations(adventure = 0) {
  return useInfiniteQuery(
    api.films.recommendations.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor, adventure }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

export type Recommendation = NonNullable<
  ReturnType<typeof useRecommendations>["data"]
>["pages"][number]["items"][number];

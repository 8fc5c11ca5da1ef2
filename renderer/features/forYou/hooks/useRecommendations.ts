import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

const PAGE = 40;

export function useRecommendations() {
  return useInfiniteQuery(
    api.films.recommendations.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

export type Recommendation = NonNullable<
  ReturnType<typeof useRecommendations>["data"]
>["pages"][number]["items"][number];

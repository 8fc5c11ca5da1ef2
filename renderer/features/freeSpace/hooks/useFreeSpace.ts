import { useInfiniteQuery } from "@tanstack/react-query";
import type { FreeSpaceView } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";

const PAGE = 60;

/** Films of a view, the largest first. */
export function useFreeSpace(view: FreeSpaceView) {
  return useInfiniteQuery(
    api.files.freeSpace.infiniteOptions({
      input: (cursor: string | undefined) => ({ view, limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

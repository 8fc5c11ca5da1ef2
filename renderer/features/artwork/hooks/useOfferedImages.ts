import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ArtworkKind } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";

const PAGE = 24;

/** `all`, `none` for images without text, or an ISO 639-1 code. */
export type ImageLanguage = string;
export type ImageOrder = "votes" | "size";

/** The images that the provider has of a film, page by page. */
export function useOfferedImages(filmId: number, kind: ArtworkKind, language: ImageLanguage, sort: ImageOrder) {
  return useInfiniteQuery(
    api.artwork.offered.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: filmId,
        kind,
        limit: PAGE,
        sort,
        cursor,
        ...(language !== "all" && { language }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

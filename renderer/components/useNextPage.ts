import { type RefCallback, useCallback, useRef } from "react";
import { mayFetchNextPage, type PagedQuery } from "../api/nextPage.ts";
import { useNearViewport } from "./useNearViewport.ts";

/**
 * For the last element of a list that is loaded page by page: fetches the next page while the element is nearly visible.
 * It looks anew after each answer: in a large window a page may not fill the screen.
 */
export function useNextPage(query: PagedQuery): RefCallback<HTMLElement> {
  const latest = useRef(query);
  latest.current = query;
  const observe = useNearViewport(() => mayFetchNextPage(latest.current) && void latest.current.fetchNextPage());
  const isWanted = mayFetchNextPage(query);
  return useCallback((element) => (isWanted ? observe(element) : undefined), [isWanted, observe]);
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { api } from "../../../api/client.ts";

const SHORTEST_QUERY = 2;

/** Films of the offline catalogues whose title starts with what is typed; none without a catalogue. */
export function useSuggestions(typed: string): string[] {
  const text = useDeferredValue(typed.trim());
  const { data } = useQuery(
    api.review.suggest.queryOptions({
      input: { text },
      enabled: text.length >= SHORTEST_QUERY,
      placeholderData: keepPreviousData,
    }),
  );
  if (text.length < SHORTEST_QUERY) return [];
  return [...new Set((data?.items ?? []).map(({ title, year }) => (year === null ? title : `${title} (${year})`)))];
}

/** `Alien (1979)`, as a suggestion writes it: its title and its year. */
export function readSuggestion(text: string): { query: string; year?: number } {
  const found = /^(.*\S) \((\d{4})\)$/.exec(text);
  return found?.[1] ? { query: found[1], year: Number(found[2]) } : { query: text };
}

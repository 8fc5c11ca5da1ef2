import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { api } from "../../../api/client.ts";

const SHORTEST = 2;

/** Films of the offline catalogues that begin with what is being typed; none where no catalogue was imported. */
export function useSuggestions(typed: string): string[] {
  const text = useDeferredValue(typed.trim());
  const { data } = useQuery(
    api.review.suggest.queryOptions({
      input: { text },
      enabled: text.length >= SHORTEST,
      placeholderData: keepPreviousData,
    }),
  );
  if (text.length < SHORTEST) return [];
  return [...new Set((data?.items ?? []).map(({ title, year }) => (year === null ? title : `${title} (${year})`)))];
}

/** `Alien (1979)`, as a suggestion writes it: its title and its year. */
export function readSuggestion(text: string): { query: string; year?: number } {
  const found = /^(.*\S) \((\d{4})\)$/.exec(text);
  return found?.[1] ? { query: found[1], year: Number(found[2]) } : { query: text };
}

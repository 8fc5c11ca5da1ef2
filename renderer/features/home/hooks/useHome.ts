import { useQuery } from "@tanstack/react-query";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { SHELF } from "../shelves.ts";

export const useHome = () => useQuery(api.personal.home.queryOptions({ staleTime: 0 }));

/** One page: the first film is the hero, the others are its shelf. */
export const useSuggestions = () => useQuery(api.films.recommendations.queryOptions({ input: { limit: SHELF } }));

export function useNewest() {
  return useQuery(api.films.list.queryOptions({ input: { sort: "added", order: "desc", limit: SHELF }, staleTime: 0 }));
}

/** The first films of a list. @param isNear whether the shelf is nearly visible: only then are its films loaded */
export function useFilms(query: Partial<FilmListQuery>, isNear: boolean) {
  return useQuery(api.films.list.queryOptions({ input: { limit: SHELF, ...query }, enabled: isNear, staleTime: 0 }));
}

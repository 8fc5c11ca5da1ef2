import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";

export interface KnownValues {
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  readonly collections: readonly string[];
}

/** Values that films of the library have, to choose from. */
export function useKnownValues(): KnownValues {
  const facets = useQuery(api.films.facets.queryOptions({ input: {} })).data;
  const collections = useQuery(api.people.collections.queryOptions()).data;
  return {
    genres: facets?.genres.map(({ name }) => name) ?? [],
    tags: facets?.tags.map(({ name }) => name) ?? [],
    collections: collections?.items.map(({ name }) => name) ?? [],
  };
}

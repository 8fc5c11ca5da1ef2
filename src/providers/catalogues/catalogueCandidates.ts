import type { CandidateSource, FilmCandidate } from "../filmCandidate.ts";
import type { CatalogueQuery } from "./catalogueReader.ts";

/** Queries the catalogues in a thread. */
export type QueryCatalogues = (query: CatalogueQuery, signal: AbortSignal) => Promise<FilmCandidate[]>;

/** The offline catalogues as a source of candidates. It needs no network. */
export function catalogueCandidates(query: QueryCatalogues): CandidateSource {
  return {
    provider: "catalogue",
    search: ({ title, year }, signal) => query({ kind: "search", title, year }, signal),
    async byId({ tmdb, imdb }, signal) {
      const [found] = await query({ kind: "id", tmdb, imdb }, signal);
      return found ?? null;
    },
  };
}

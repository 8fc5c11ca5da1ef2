import type { CandidateSource, FilmCandidate } from "../filmCandidate.ts";
import type { CatalogueQuery } from "./catalogueReader.ts";

/** Asks in a thread. */
export type QueryCatalogues = (question: CatalogueQuery, signal: AbortSignal) => Promise<FilmCandidate[]>;

/** The offline catalogues as a source of candidates. It needs no network and never fails for want of one. */
export function catalogueCandidates(ask: QueryCatalogues): CandidateSource {
  return {
    provider: "catalogue",
    search: ({ title, year }, signal) => ask({ kind: "search", title, year }, signal),
    async byId({ tmdb, imdb }, signal) {
      const [found] = await ask({ kind: "id", tmdb, imdb }, signal);
      return found ?? null;
    },
  };
}

import type { CandidateSource, FilmCandidate } from "../filmCandidate.ts";
import type { CatalogueQuestion } from "./askCatalogues.ts";

/** Asks in a thread. */
export type AskCatalogues = (question: CatalogueQuestion, signal: AbortSignal) => Promise<FilmCandidate[]>;

/** The offline catalogues as a source of candidates. It needs no network and never fails for want of one. */
export function catalogueCandidates(ask: AskCatalogues): CandidateSource {
  return {
    provider: "catalogue",
    search: ({ title, year }, signal) => ask({ kind: "search", title, year }, signal),
    async byId({ tmdb, imdb }, signal) {
      const [found] = await ask({ kind: "id", tmdb, imdb }, signal);
      return found ?? null;
    },
  };
}

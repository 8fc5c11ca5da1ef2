import type { CandidateSource, FilmCandidate } from "../../../src/providers/index.ts";
import type { MatchCase } from "./matchCases.ts";

/** A source for one case: without the films that the case hides, and with the runtimes that it states. */
export function limitedSource(source: CandidateSource, { hidden = [], runtimes = {} }: MatchCase): CandidateSource {
  if (hidden.length === 0 && Object.keys(runtimes).length === 0) return source;
  const isKnown = ({ tmdbId }: FilmCandidate) => tmdbId === undefined || !hidden.includes(tmdbId);
  const withRuntime = (film: FilmCandidate): FilmCandidate => {
    const runtimeMinutes = film.runtimeMinutes ?? runtimes[String(film.tmdbId)];
    return runtimeMinutes === undefined ? film : { ...film, runtimeMinutes };
  };
  const { detail } = source;
  return {
    provider: source.provider,
    // TMDB's search results have no runtime, so it is only returned with the details.
    search: async (query, signal) => {
      const found = (await source.search(query, signal)).filter(isKnown);
      return detail ? found : found.map(withRuntime);
    },
    async byId(ids, signal) {
      const film = await source.byId(ids, signal);
      return film && isKnown(film) ? withRuntime(film) : null;
    },
    ...(detail ? { detail: async (film, signal) => withRuntime(await detail(film, signal)) } : {}),
  };
}

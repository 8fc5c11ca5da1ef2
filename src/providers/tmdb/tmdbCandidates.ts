import type { CandidateSource } from "../filmCandidate.ts";
import type { TmdbClient } from "./tmdbClient.ts";

/** TMDB as a source of candidates for identification. */
export function tmdbCandidates(tmdb: TmdbClient): CandidateSource {
  return {
    provider: "tmdb",

    search: (query, signal) => tmdb.searchFilms(query, { signal, reason: "identify" }),

    async byId({ tmdb: tmdbId, imdb }, signal) {
      const options = { signal, reason: "identify" };
      const byTmdb = tmdbId === undefined ? null : await tmdb.candidate(tmdbId, options);
      if (byTmdb !== null || imdb === undefined) return byTmdb;
      return tmdb.findByImdb(imdb, options);
    },

    async detail(candidate, signal) {
      if (candidate.tmdbId === undefined) return candidate;
      return (await tmdb.candidate(candidate.tmdbId, { signal, reason: "identify" })) ?? candidate;
    },
  };
}

/**
 * TMDB: search, one film with everything we store, recommendations, pictures. In: ids and words. Out: candidates and
 * `ProviderFilm`s, or a `ProviderError`. It never stores anything and never shows its key.
 */

export { tmdbCandidates } from "./tmdbCandidates.ts";
export {
  createTmdbClient,
  type KeyCheck,
  type SimilarPage,
  type TmdbClient,
  type TmdbImageSize,
  type TmdbOptions,
} from "./tmdbClient.ts";
export { TMDB_GENRES } from "./tmdbGenres.ts";

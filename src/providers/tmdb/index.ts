/**
 * TMDB: search, one film with everything we store, recommendations, pictures. In: ids and words. Out: candidates and
 * `ProviderFilm`s, or a `ProviderError`. It never stores anything and never shows its key.
 */
export {
  createTmdb,
  type KeyCheck,
  type SimilarPage,
  type Tmdb,
  type TmdbImageSize,
  type TmdbOptions,
} from "./tmdb.ts";
export { tmdbCandidates } from "./tmdbCandidates.ts";
export { TMDB_GENRES } from "./tmdbGenres.ts";

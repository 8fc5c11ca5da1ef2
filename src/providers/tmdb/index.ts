/**
 * TMDB: search, one film with everything that is stored, recommendations, images. In: ids and titles. Out: candidates and
 * `ProviderFilm`s, or a `ProviderError`. It stores nothing and never shows its key.
 */

export { tmdbCandidates } from "./tmdbCandidates.ts";
export { createTmdbClient, type KeyCheck, type TmdbClient, type TmdbOptions } from "./tmdbClient.ts";
export { TMDB_GENRES } from "./tmdbGenres.ts";

/**
 * Providers of film data: TMDB (with the owner's key), Wikidata and Wikipedia (without), offline catalogues. In: ids and
 * titles. Out: candidates, `ProviderFilm`s, articles, images, or a `ProviderError` that says when to try again. They
 * know nothing of identification, enrichment or the store; they store no film and decide nothing.
 */

export * from "./catalogues/index.ts";
export type { CandidateSource, FilmCandidate, FilmQuery } from "./filmCandidate.ts";
export * from "./http/index.ts";
export type { PersonDetails } from "./personDetails.ts";
export type {
  CollectionPart,
  FieldValues,
  FilmFact,
  OfferedImage,
  ProviderFilm,
  ProviderFilmPart,
} from "./providerFilm.ts";
export {
  createProviderSets,
  isSampleFilm,
  type ProviderSets,
  SAMPLES_HOST,
} from "./providerSets.ts";
export { REQUEST_PRIORITY, type RequestOptions } from "./requestOptions.ts";
export * from "./subtitles/index.ts";
export * from "./tmdb/index.ts";
export * from "./wikimedia/index.ts";

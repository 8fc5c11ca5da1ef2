/** Kinds (P31) of films without a TMDB id that a search finds. The query is limited in length: the common ones. */
export const SEARCHED_KINDS = [
  "Q11424", // film
  "Q24869", // feature film
  "Q202866", // animated film
  "Q29168811", // animated feature film
  "Q506240", // television film
  "Q24862", // short film
  "Q226730", // silent film
  "Q93204", // documentary film
] as const;

/** Kinds that are certainly films. There are many sub-classes, so a TMDB id counts as well. */
export const FILM_KINDS: ReadonlySet<string> = new Set<string>([
  ...SEARCHED_KINDS,
  "Q17517379", // animated short film
  "Q20650540", // anime film
  "Q336144", // independent film
  "Q157443", // comedy film
  "Q130232", // drama film
  "Q188473", // action film
  "Q200092", // horror film
  "Q471839", // science fiction film
  "Q2484376", // thriller film
  "Q1054574", // romance film
  "Q319221", // adventure film
  "Q959790", // crime film
  "Q369747", // war film
  "Q172980", // western film
  "Q842256", // musical film
  "Q1261214", // television special
]);

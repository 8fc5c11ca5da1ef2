/**
 * Wikidata's commonest film genres under TMDB's ids, so that a filter finds a film whichever provider described it.
 * What is not listed keeps its own id and name.
 */
export const TMDB_GENRES_OF_ITEM: Readonly<Record<string, readonly number[]>> = {
  Q188473: [28], // action film
  Q319221: [12], // adventure film
  Q202866: [16], // animated film
  Q157443: [35], // comedy film
  Q959790: [80], // crime film
  Q93204: [99], // documentary film
  Q130232: [18], // drama film
  Q1361932: [10751], // family film
  Q157394: [14], // fantasy film
  Q17013749: [36], // historical film
  Q200092: [27], // horror film
  Q842256: [10402], // musical film
  Q1200678: [9648], // mystery film
  Q1054574: [10749], // romance film
  Q471839: [878], // science fiction film
  Q2484376: [53], // thriller film
  Q369747: [10752], // war film
  Q172980: [37], // Western
  Q860626: [35, 10749], // romantic comedy
  Q859369: [35, 18], // comedy drama
  Q2321734: [35, 80], // crime comedy
};

/**
 * SQL, for a row `film`: the id among the rated films that the models know it by. TMDB's id decides, then IMDb's, then
 * the film itself.
 */
export const RATED_FILM_OF_LIBRARY_FILM = `coalesce(
  (SELECT same_as FROM rated_film WHERE tmdb_id = film.tmdb_id ORDER BY same_as LIMIT 1),
  (SELECT same_as FROM rated_film
   WHERE imdb_id = film.imdb_id AND coalesce(tmdb_id = film.tmdb_id, 1) ORDER BY same_as LIMIT 1),
  (SELECT same_as FROM rated_film WHERE source = 'library' AND source_id = film.id))`;

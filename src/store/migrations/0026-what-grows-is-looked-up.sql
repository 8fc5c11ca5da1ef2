-- An import of ratings looks up the film of each row by its exact title and year.

CREATE INDEX film_by_exact_title ON film (title COLLATE NOCASE, year);
CREATE INDEX film_by_exact_original_title ON film (original_title COLLATE NOCASE, year)
WHERE original_title IS NOT NULL;
CREATE INDEX rated_film_by_exact_title ON rated_film (title COLLATE NOCASE, year);

-- Files are counted by state and kind without reading their rows, which hold the large probe results.
CREATE INDEX file_by_state_and_kind ON file (state, kind);

-- The review lists undecided files by title, and doubtful ones by score.
CREATE INDEX identification_undecided ON identification (lower(parsed ->> '$.title'))
WHERE decision <> 'matched' AND decided_by = 'machine';
CREATE INDEX identification_ambiguous ON identification (score DESC, file)
WHERE decision = 'ambiguous' AND decided_by = 'machine';

-- What people said of films outside the library, as before; each way in which a film is in the library goes through its
-- index. One condition on all of them together compared every film with every other.

DROP VIEW rating_outside;
CREATE VIEW rating_outside AS
SELECT user, film, value, rated_at FROM (
  SELECT user, film, value, rated_at,
    row_number() OVER (PARTITION BY user, film ORDER BY origin = 'hand' DESC, rated_at DESC, id DESC) AS place
  FROM (
    SELECT layer.id, layer.user, rated_film.same_as AS film, layer.origin, layer.value, layer.rated_at,
      row_number() OVER (PARTITION BY layer.user, rated_film.same_as, layer.origin
                         ORDER BY coalesce(layer.import, layer.id) DESC, layer.rated_at DESC, layer.id DESC) AS newest
    FROM rating_layer AS layer JOIN rated_film ON rated_film.id = layer.film
    WHERE layer.superseded_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same JOIN film ON film.tmdb_id = same.tmdb_id
                      WHERE same.same_as = rated_film.same_as)
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same
                      JOIN film ON film.imdb_id = same.imdb_id AND coalesce(same.tmdb_id = film.tmdb_id, 1)
                      WHERE same.same_as = rated_film.same_as)
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same JOIN film ON film.id = same.source_id
                      WHERE same.same_as = rated_film.same_as AND same.source = 'library'))
  WHERE newest = 1)
WHERE place = 1 AND value IS NOT NULL;

DROP VIEW watch_state_outside;
CREATE VIEW watch_state_outside AS
SELECT user, film, watched, position_seconds, changed_at FROM (
  SELECT user, film, watched, position_seconds, changed_at,
    row_number() OVER (PARTITION BY user, film ORDER BY origin = 'hand' DESC, changed_at DESC, id DESC) AS place
  FROM (
    SELECT layer.id, layer.user, rated_film.same_as AS film, layer.origin, layer.watched, layer.position_seconds, layer.changed_at,
      row_number() OVER (PARTITION BY layer.user, rated_film.same_as, layer.origin
                         ORDER BY coalesce(layer.import, layer.id) DESC, layer.changed_at DESC, layer.id DESC) AS newest
    FROM watch_layer AS layer JOIN rated_film ON rated_film.id = layer.film
    WHERE layer.superseded_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same JOIN film ON film.tmdb_id = same.tmdb_id
                      WHERE same.same_as = rated_film.same_as)
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same
                      JOIN film ON film.imdb_id = same.imdb_id AND coalesce(same.tmdb_id = film.tmdb_id, 1)
                      WHERE same.same_as = rated_film.same_as)
      AND NOT EXISTS (SELECT 1 FROM rated_film AS same JOIN film ON film.id = same.source_id
                      WHERE same.same_as = rated_film.same_as AND same.source = 'library'))
  WHERE newest = 1)
WHERE place = 1;

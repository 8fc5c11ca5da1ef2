-- Users and films of a set are numbered by that set alone: which set it is becomes part of each key, and what an import overwrote is kept.

-- Null for what a member brought along.
ALTER TABLE rating_import ADD COLUMN set_key TEXT;
UPDATE rating_import SET set_key = source WHERE user IS NULL;
CREATE INDEX rating_import_by_set ON rating_import (set_key) WHERE set_key IS NOT NULL;

-- `source` is the set, `member`, or `library`. A row holds from the first import that said it to the last.
ALTER TABLE rated_film ADD COLUMN other_titles TEXT NOT NULL DEFAULT '[]';
ALTER TABLE rated_film ADD COLUMN first_import INTEGER;
ALTER TABLE rated_film ADD COLUMN last_import INTEGER;
UPDATE rated_film
SET first_import = (SELECT min(id) FROM rating_import WHERE set_key = rated_film.source AND state <> 'undone'),
    last_import  = (SELECT max(id) FROM rating_import WHERE set_key = rated_film.source AND state <> 'undone');

-- What a set said of its films, and its users of them, before a later import said otherwise.
CREATE TABLE rated_film_before (
  film         INTEGER NOT NULL,
  first_import INTEGER NOT NULL,
  last_import  INTEGER NOT NULL,
  title        TEXT NOT NULL,
  year         INTEGER,
  genres       TEXT NOT NULL,
  tmdb_id      INTEGER,
  imdb_id      TEXT,
  other_titles TEXT NOT NULL,
  PRIMARY KEY (film, first_import)
) STRICT, WITHOUT ROWID;

CREATE TABLE community_rating_before (
  source       TEXT NOT NULL,
  user         INTEGER NOT NULL,
  film         INTEGER NOT NULL,
  first_import INTEGER NOT NULL,
  last_import  INTEGER NOT NULL,
  value        REAL NOT NULL,
  rated_at     INTEGER NOT NULL,
  PRIMARY KEY (source, user, film, first_import)
) STRICT, WITHOUT ROWID;

-- No reference to the film: for each film that goes SQLite would look through millions of ratings.
CREATE TABLE rating_of_set (
  source       TEXT NOT NULL,
  user         INTEGER NOT NULL,
  film         INTEGER NOT NULL,
  value        REAL NOT NULL CHECK (value BETWEEN 0.5 AND 5),
  rated_at     INTEGER NOT NULL,
  first_import INTEGER NOT NULL,
  last_import  INTEGER NOT NULL,
  PRIMARY KEY (source, user, film)
) STRICT, WITHOUT ROWID;
INSERT INTO rating_of_set SELECT source, user, film, value, rated_at, import, import FROM community_rating;
DROP TABLE community_rating;
ALTER TABLE rating_of_set RENAME TO community_rating;
CREATE INDEX community_rating_by_time ON community_rating (rated_at);

-- What somebody watched that the library does not hold; the rule is that of `watch_state_by_layers`.
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
      AND NOT EXISTS (SELECT 1 FROM film_link WHERE film_link.same_as = rated_film.same_as))
  WHERE newest = 1)
WHERE place = 1;

-- What is written into the derived tables all the same, with another program say, is what a person says: it becomes a layer.
CREATE TRIGGER rating_written AFTER INSERT ON rating
WHEN NOT EXISTS (
  -- In this order: a person has said much, of few films at a time.
  SELECT 1 FROM film_link CROSS JOIN rated_film ON rated_film.same_as = film_link.same_as
  CROSS JOIN rating_layer ON rating_layer.film = rated_film.id AND rating_layer.user = NEW.user
  WHERE film_link.film = NEW.film AND rating_layer.superseded_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
  SELECT 'library', id, title, year, genres, tmdb_id, imdb_id FROM film WHERE id = NEW.film;
  INSERT INTO rating_layer (user, film, origin, value, rated_at)
  SELECT NEW.user, id, 'hand', NEW.value, NEW.rated_at FROM rated_film WHERE source = 'library' AND source_id = NEW.film;
END;
CREATE TRIGGER watch_state_written AFTER INSERT ON watch_state
WHEN NOT EXISTS (
  -- In this order: a person has said much, of few films at a time.
  SELECT 1 FROM film_link CROSS JOIN rated_film ON rated_film.same_as = film_link.same_as
  CROSS JOIN watch_layer ON watch_layer.film = rated_film.id AND watch_layer.user = NEW.user
  WHERE film_link.film = NEW.film AND watch_layer.superseded_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
  SELECT 'library', id, title, year, genres, tmdb_id, imdb_id FROM film WHERE id = NEW.film;
  INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
  SELECT NEW.user, id, 'hand', NEW.watched, NEW.position_seconds, NEW.changed_at
  FROM rated_film WHERE source = 'library' AND source_id = NEW.film;
END;

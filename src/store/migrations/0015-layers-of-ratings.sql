-- What each source said that a person rated or watched becomes one table each; what is shown is derived from them.

-- Rated films that are the same film carry one number: that of the oldest of them.
ALTER TABLE rated_film ADD COLUMN same_as INTEGER;

-- A film of the library that is gone, or whose number another film was given, is known by what it was called.
UPDATE rated_film
SET source = 'member', source_id = (SELECT coalesce(max(source_id), 0) FROM rated_film WHERE source = 'member') + id
WHERE source = 'library' AND NOT EXISTS (
  SELECT 1 FROM film WHERE film.id = rated_film.source_id
    AND coalesce(film.tmdb_id = rated_film.tmdb_id, 1) AND coalesce(film.imdb_id = rated_film.imdb_id, 1));

-- Films that somebody rated or watched here stand among the rated ones by themselves.
INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
SELECT 'library', id, title, year, genres, tmdb_id, imdb_id FROM film
WHERE id IN (SELECT film FROM rating) OR id IN (SELECT film FROM watch_state)
  OR tmdb_id IN (SELECT tmdb_id FROM rated_film WHERE id IN (SELECT film FROM member_rating UNION SELECT film FROM member_watched))
  OR imdb_id IN (SELECT imdb_id FROM rated_film WHERE id IN (SELECT film FROM member_rating UNION SELECT film FROM member_watched));

UPDATE rated_film SET same_as = coalesce((SELECT min(id) FROM rated_film AS other WHERE other.tmdb_id = rated_film.tmdb_id), id);
UPDATE rated_film
SET same_as = coalesce((SELECT min(same_as) FROM rated_film AS other WHERE other.imdb_id = rated_film.imdb_id), id)
WHERE tmdb_id IS NULL;
CREATE INDEX rated_film_by_same ON rated_film (same_as);

-- One row for what one source says of one film. `hand` is the person, here; a value of NULL there: "no rating", which
-- stands before what imports say. A row that was replaced by a later act stays, with the moment when.
CREATE TABLE rating_layer (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  user          INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film          INTEGER NOT NULL REFERENCES rated_film (id),
  origin        TEXT NOT NULL,
  import        INTEGER REFERENCES rating_import (id) ON DELETE CASCADE,
  value         REAL CHECK (value BETWEEN 0.5 AND 5),
  rated_at      INTEGER NOT NULL,
  superseded_at INTEGER,
  CHECK (CASE origin WHEN 'hand' THEN import IS NULL ELSE import IS NOT NULL AND value IS NOT NULL END)
) STRICT;
CREATE UNIQUE INDEX rating_layer_once ON rating_layer (user, film, import) WHERE import IS NOT NULL;
CREATE INDEX rating_layer_by_film   ON rating_layer (film, user);
CREATE INDEX rating_layer_by_user   ON rating_layer (user) WHERE superseded_at IS NULL;
CREATE INDEX rating_layer_by_import ON rating_layer (import) WHERE import IS NOT NULL;

CREATE TABLE watch_layer (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  user             INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film             INTEGER NOT NULL REFERENCES rated_film (id),
  origin           TEXT NOT NULL,
  import           INTEGER REFERENCES rating_import (id) ON DELETE CASCADE,
  watched          INTEGER NOT NULL,
  position_seconds REAL,
  changed_at       INTEGER NOT NULL,
  superseded_at    INTEGER,
  CHECK (CASE origin WHEN 'hand' THEN import IS NULL ELSE import IS NOT NULL END)
) STRICT;
CREATE UNIQUE INDEX watch_layer_once ON watch_layer (user, film, import) WHERE import IS NOT NULL;
CREATE INDEX watch_layer_by_film   ON watch_layer (film, user);
CREATE INDEX watch_layer_by_user   ON watch_layer (user) WHERE superseded_at IS NULL;
CREATE INDEX watch_layer_by_import ON watch_layer (import) WHERE import IS NOT NULL;

-- Which rated films a film of the library is: by its ids, the surer of which decides, and the row that stands for itself.
CREATE VIEW film_link AS
SELECT DISTINCT film.id AS film, rated_film.same_as
FROM film JOIN rated_film
  ON rated_film.tmdb_id = film.tmdb_id
  OR (rated_film.imdb_id = film.imdb_id AND coalesce(rated_film.tmdb_id = film.tmdb_id, 1))
  OR (rated_film.source = 'library' AND rated_film.source_id = film.id);

-- The written rule. Of each source its newest word counts; the person's own, here, stands before all imports; among
-- imports the most recent rating counts.
CREATE VIEW rating_by_layers AS
SELECT user, film, value, rated_at FROM (
  SELECT user, film, value, rated_at,
    row_number() OVER (PARTITION BY user, film ORDER BY origin = 'hand' DESC, rated_at DESC, id DESC) AS place
  FROM (
    SELECT layer.id, layer.user, link.film, layer.origin, layer.value, layer.rated_at,
      row_number() OVER (PARTITION BY layer.user, link.film, layer.origin
                         ORDER BY coalesce(layer.import, layer.id) DESC, layer.rated_at DESC, layer.id DESC) AS newest
    FROM film_link AS link JOIN rated_film ON rated_film.same_as = link.same_as
    JOIN rating_layer AS layer ON layer.film = rated_film.id AND layer.superseded_at IS NULL)
  WHERE newest = 1)
WHERE place = 1 AND value IS NOT NULL;

CREATE VIEW watch_state_by_layers AS
SELECT user, film, watched, position_seconds, changed_at FROM (
  SELECT user, film, watched, position_seconds, changed_at,
    row_number() OVER (PARTITION BY user, film ORDER BY origin = 'hand' DESC, changed_at DESC, id DESC) AS place
  FROM (
    SELECT layer.id, layer.user, link.film, layer.origin, layer.watched, layer.position_seconds, layer.changed_at,
      row_number() OVER (PARTITION BY layer.user, link.film, layer.origin
                         ORDER BY coalesce(layer.import, layer.id) DESC, layer.changed_at DESC, layer.id DESC) AS newest
    FROM film_link AS link JOIN rated_film ON rated_film.same_as = link.same_as
    JOIN watch_layer AS layer ON layer.film = rated_film.id AND layer.superseded_at IS NULL)
  WHERE newest = 1)
WHERE place = 1;

-- The same rule for films that the library does not hold.
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
      AND NOT EXISTS (SELECT 1 FROM film_link WHERE film_link.same_as = rated_film.same_as))
  WHERE newest = 1)
WHERE place = 1 AND value IS NOT NULL;

-- What was brought along becomes layers. What was shown stays shown: where imports alone would say something else,
-- the person had said it here, or had taken it back.
INSERT INTO rating_layer (user, film, origin, import, value, rated_at)
SELECT member_rating.user, member_rating.film, rating_import.source, rating_import.id, member_rating.value, member_rating.rated_at
FROM member_rating JOIN rating_import ON rating_import.id = member_rating.import
ORDER BY rating_import.id, member_rating.rated_at;

INSERT INTO watch_layer (user, film, origin, import, watched, changed_at)
SELECT member_watched.user, member_watched.film, rating_import.source, rating_import.id, 1, member_watched.watched_at
FROM member_watched JOIN rating_import ON rating_import.id = member_watched.import
ORDER BY rating_import.id, member_watched.watched_at;

CREATE TEMP TABLE said_here AS
SELECT coalesce(shown.user, brought.user) AS user, coalesce(shown.film, brought.film) AS film, shown.value,
  coalesce(shown.rated_at, unixepoch() * 1000) AS rated_at
FROM rating AS shown FULL JOIN rating_by_layers AS brought ON brought.user = shown.user AND brought.film = shown.film
WHERE shown.value IS NOT brought.value OR shown.rated_at IS NOT brought.rated_at;

INSERT INTO rating_layer (user, film, origin, value, rated_at)
SELECT said_here.user, rated_film.id, 'hand', said_here.value, said_here.rated_at
FROM said_here JOIN rated_film ON rated_film.source = 'library' AND rated_film.source_id = said_here.film
ORDER BY said_here.rated_at;
DROP TABLE said_here;

CREATE TEMP TABLE seen_here AS
SELECT coalesce(shown.user, brought.user) AS user, coalesce(shown.film, brought.film) AS film,
  coalesce(shown.watched, 0) AS watched, shown.position_seconds, coalesce(shown.changed_at, unixepoch() * 1000) AS changed_at
FROM watch_state AS shown
FULL JOIN watch_state_by_layers AS brought ON brought.user = shown.user AND brought.film = shown.film
WHERE shown.watched IS NOT brought.watched OR shown.changed_at IS NOT brought.changed_at
  OR shown.position_seconds IS NOT brought.position_seconds;

INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
SELECT seen_here.user, rated_film.id, 'hand', seen_here.watched, seen_here.position_seconds, seen_here.changed_at
FROM seen_here JOIN rated_film ON rated_film.source = 'library' AND rated_film.source_id = seen_here.film
ORDER BY seen_here.changed_at;
DROP TABLE seen_here;

DROP TRIGGER member_ratings_of_new_film;
DROP TRIGGER member_ratings_of_known_film;
DROP TRIGGER member_watched_new_film;
DROP TRIGGER member_watched_known_film;
DROP TABLE member_rating;
DROP TABLE member_watched;

-- `rating` and `watch_state` hold what is shown in the library, so that lists need not apply the rule to each film.
-- Nobody writes them: whatever changes a layer, or which film it belongs to, has them derived again. Two views stand in
-- for procedures: a film told to the first is derived, films of a rated film told to the second are.
CREATE VIEW derive_film AS SELECT 0 AS film;
CREATE TRIGGER derive_what_is_shown INSTEAD OF INSERT ON derive_film
BEGIN
  DELETE FROM rating WHERE film = NEW.film;
  INSERT INTO rating (user, film, value, rated_at)
  SELECT user, film, value, rated_at FROM rating_by_layers WHERE film = NEW.film;
  DELETE FROM watch_state WHERE film = NEW.film;
  INSERT INTO watch_state (user, film, watched, position_seconds, changed_at)
  SELECT user, film, watched, position_seconds, changed_at FROM watch_state_by_layers WHERE film = NEW.film;
END;

CREATE VIEW derive_same AS SELECT 0 AS same_as;
CREATE TRIGGER derive_films_of_same INSTEAD OF INSERT ON derive_same
BEGIN
  INSERT INTO derive_film SELECT film FROM film_link WHERE same_as = NEW.same_as;
END;

CREATE TRIGGER rating_layer_added AFTER INSERT ON rating_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = NEW.film;
END;
CREATE TRIGGER rating_layer_changed AFTER UPDATE ON rating_layer
BEGIN
  INSERT INTO derive_same SELECT DISTINCT same_as FROM rated_film WHERE id IN (OLD.film, NEW.film);
END;
CREATE TRIGGER rating_layer_removed AFTER DELETE ON rating_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = OLD.film;
END;

CREATE TRIGGER watch_layer_added AFTER INSERT ON watch_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = NEW.film;
END;
CREATE TRIGGER watch_layer_changed AFTER UPDATE ON watch_layer
BEGIN
  INSERT INTO derive_same SELECT DISTINCT same_as FROM rated_film WHERE id IN (OLD.film, NEW.film);
END;
CREATE TRIGGER watch_layer_removed AFTER DELETE ON watch_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = OLD.film;
END;

-- A rated film is the same as the oldest one of its ids, until all are compared with each other.
CREATE TRIGGER rated_film_added AFTER INSERT ON rated_film
BEGIN
  UPDATE rated_film SET same_as = coalesce(
    (SELECT same_as FROM rated_film WHERE tmdb_id = NEW.tmdb_id AND id <> NEW.id ORDER BY same_as LIMIT 1),
    (SELECT same_as FROM rated_film WHERE imdb_id = NEW.imdb_id AND id <> NEW.id
       AND coalesce(tmdb_id = NEW.tmdb_id, 1) ORDER BY same_as LIMIT 1),
    NEW.id)
  WHERE id = NEW.id;
END;

CREATE TRIGGER rated_film_changed AFTER UPDATE OF same_as, tmdb_id, imdb_id ON rated_film
WHEN OLD.same_as IS NOT NEW.same_as OR OLD.tmdb_id IS NOT NEW.tmdb_id OR OLD.imdb_id IS NOT NEW.imdb_id
BEGIN
  INSERT INTO derive_same SELECT OLD.same_as UNION SELECT NEW.same_as;
  INSERT INTO derive_film SELECT id FROM film WHERE tmdb_id = OLD.tmdb_id OR imdb_id = OLD.imdb_id;
END;

CREATE TRIGGER rated_film_removed AFTER DELETE ON rated_film
BEGIN
  INSERT INTO derive_film SELECT id FROM film WHERE tmdb_id = OLD.tmdb_id OR imdb_id = OLD.imdb_id;
END;

-- A film that comes into the library, or is recognised, shows what waited for it. What was said of it here goes with it.
CREATE TRIGGER film_added AFTER INSERT ON film
BEGIN
  -- A film that comes back under its number has its row again; another film of that number leaves it to the first.
  UPDATE rated_film
  SET source = 'member', source_id = (SELECT coalesce(max(source_id), 0) + 1 FROM rated_film WHERE source = 'member')
  WHERE source = 'library' AND source_id = NEW.id
    AND NOT (title = NEW.title AND year IS NEW.year) AND (tmdb_id IS NOT NEW.tmdb_id OR imdb_id IS NOT NEW.imdb_id
      OR coalesce(NEW.tmdb_id, NEW.imdb_id) IS NULL);
  INSERT INTO derive_film VALUES (NEW.id);
END;
CREATE TRIGGER film_recognised AFTER UPDATE OF tmdb_id, imdb_id ON film
WHEN OLD.tmdb_id IS NOT NEW.tmdb_id OR OLD.imdb_id IS NOT NEW.imdb_id
BEGIN
  -- Those it was the same as are that without it.
  UPDATE rated_film
  SET same_as = (SELECT min(other.id) FROM rated_film AS other
                 WHERE other.same_as = rated_film.same_as AND (other.source <> 'library' OR other.source_id <> NEW.id))
  WHERE same_as = (SELECT id FROM rated_film WHERE source = 'library' AND source_id = NEW.id)
    AND (source <> 'library' OR source_id <> NEW.id);
  UPDATE rated_film
  SET tmdb_id = NEW.tmdb_id, imdb_id = NEW.imdb_id, same_as = coalesce(
    (SELECT same_as FROM rated_film AS other
     WHERE other.tmdb_id = NEW.tmdb_id AND other.id <> rated_film.id ORDER BY same_as LIMIT 1),
    (SELECT same_as FROM rated_film AS other
     WHERE other.imdb_id = NEW.imdb_id AND other.id <> rated_film.id
       AND coalesce(other.tmdb_id = NEW.tmdb_id, 1) ORDER BY same_as LIMIT 1),
    id)
  WHERE source = 'library' AND source_id = NEW.id;
  INSERT INTO derive_film VALUES (NEW.id);
END;

-- A film that leaves takes nothing with it: what was rated is of a film outside now, under the name it had here.
CREATE TRIGGER film_removed BEFORE DELETE ON film
BEGIN
  DELETE FROM rating WHERE film = OLD.id;
  DELETE FROM watch_state WHERE film = OLD.id;
  UPDATE rated_film SET title = OLD.title, year = OLD.year, genres = OLD.genres
  WHERE source = 'library' AND source_id = OLD.id;
END;

-- Where a film was watched elsewhere and not here, that stands written now.
INSERT INTO derive_film
SELECT DISTINCT film FROM (SELECT user, film FROM watch_state_by_layers EXCEPT SELECT user, film FROM watch_state);

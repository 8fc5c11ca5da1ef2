-- What each import states of dismissed films and saved filters, and what a person withdrew, stays known by itself.

-- A film that an import states must not be suggested. `film` may be outside the library.
CREATE TABLE dismissal_layer (
  user   INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film   INTEGER NOT NULL REFERENCES rated_film (id),
  import INTEGER NOT NULL REFERENCES rating_import (id) ON DELETE CASCADE,
  since  INTEGER NOT NULL,
  PRIMARY KEY (user, film, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX dismissal_layer_by_film   ON dismissal_layer (film);
CREATE INDEX dismissal_layer_by_import ON dismissal_layer (import);

-- A dismissal that the person withdrew: no import dismisses the film again.
CREATE TABLE withdrawn_dismissal (
  user INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film INTEGER NOT NULL REFERENCES rated_film (id),
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawn_dismissal_by_film ON withdrawn_dismissal (film);

-- A film that the person took off a list: no import puts it there again.
CREATE TABLE withdrawn_listing (
  list INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
  film INTEGER NOT NULL REFERENCES rated_film (id),
  PRIMARY KEY (list, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawn_listing_by_film ON withdrawn_listing (film);

-- A filter that an import states. `smart_list` holds the first of a name, until a person changes it.
CREATE TABLE smart_list_layer (
  import     INTEGER NOT NULL REFERENCES rating_import (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  filter     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (import, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX smart_list_layer_by_name ON smart_list_layer (user, name);

INSERT OR IGNORE INTO withdrawn_listing (list, film) SELECT list, film FROM list_layer WHERE removed = 1;

INSERT OR IGNORE INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
SELECT 'library', id, title, year, genres, tmdb_id, imdb_id
FROM film
WHERE id IN (SELECT film FROM not_for_me WHERE import IS NOT NULL);
INSERT INTO dismissal_layer (user, film, import, since)
SELECT not_for_me.user, rated_film.id, not_for_me.import, not_for_me.since
FROM not_for_me
JOIN rated_film ON rated_film.source = 'library' AND rated_film.source_id = not_for_me.film
JOIN rating_import ON rating_import.id = not_for_me.import;
INSERT INTO smart_list_layer (import, name, user, filter, created_at)
SELECT smart_list.import, smart_list.name, smart_list.user, smart_list.filter, smart_list.created_at
FROM smart_list JOIN rating_import ON rating_import.id = smart_list.import;

-- `not_for_me` holds the films of the library: those that the person dismissed, and those that imports dismiss.
CREATE TRIGGER derive_dismissals INSTEAD OF INSERT ON derive_film
BEGIN
  DELETE FROM not_for_me WHERE film = NEW.film AND import IS NOT NULL;
  INSERT OR IGNORE INTO not_for_me (user, film, since, import)
  SELECT layer.user, NEW.film, min(layer.since), min(layer.import)
  FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
  JOIN dismissal_layer AS layer ON layer.film = rated_film.id
  WHERE film_link.film = NEW.film AND NOT EXISTS (
    SELECT 1
    FROM withdrawn_dismissal AS withdrawn JOIN rated_film AS other ON other.id = withdrawn.film
    WHERE withdrawn.user = layer.user AND other.same_as = rated_film.same_as)
  GROUP BY layer.user;
END;

CREATE TRIGGER dismissal_layer_added AFTER INSERT ON dismissal_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = NEW.film;
END;
CREATE TRIGGER dismissal_layer_changed AFTER UPDATE ON dismissal_layer
BEGIN
  INSERT INTO derive_same SELECT DISTINCT same_as FROM rated_film WHERE id IN (OLD.film, NEW.film);
END;
CREATE TRIGGER dismissal_layer_removed AFTER DELETE ON dismissal_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = OLD.film;
END;
CREATE TRIGGER withdrawn_dismissal_added AFTER INSERT ON withdrawn_dismissal
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = NEW.film;
END;
CREATE TRIGGER withdrawn_dismissal_removed AFTER DELETE ON withdrawn_dismissal
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = OLD.film;
END;

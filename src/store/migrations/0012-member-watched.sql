-- Films that a member saw elsewhere, also those that the library may not hold yet.
CREATE TABLE member_watched (
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film       INTEGER NOT NULL REFERENCES rated_film (id),
  watched_at INTEGER NOT NULL,
  import     INTEGER NOT NULL REFERENCES rating_import (id),
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_watched_by_film   ON member_watched (film);
CREATE INDEX member_watched_by_import ON member_watched (import);

-- A film that comes into the library, or is recognised, is watched already; what was said of it here stays.
CREATE TRIGGER member_watched_new_film AFTER INSERT ON film
WHEN NEW.tmdb_id IS NOT NULL OR NEW.imdb_id IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO watch_state (user, film, watched, position_seconds, changed_at)
  SELECT member_watched.user, NEW.id, 1, NULL, member_watched.watched_at
  FROM member_watched JOIN rated_film ON rated_film.id = member_watched.film
  WHERE rated_film.tmdb_id = NEW.tmdb_id OR rated_film.imdb_id = NEW.imdb_id;
END;

CREATE TRIGGER member_watched_known_film AFTER UPDATE OF tmdb_id, imdb_id ON film
WHEN (NEW.tmdb_id IS NOT NULL AND OLD.tmdb_id IS NOT NEW.tmdb_id)
  OR (NEW.imdb_id IS NOT NULL AND OLD.imdb_id IS NOT NEW.imdb_id)
BEGIN
  INSERT OR IGNORE INTO watch_state (user, film, watched, position_seconds, changed_at)
  SELECT member_watched.user, NEW.id, 1, NULL, member_watched.watched_at
  FROM member_watched JOIN rated_film ON rated_film.id = member_watched.film
  WHERE rated_film.tmdb_id = NEW.tmdb_id OR rated_film.imdb_id = NEW.imdb_id;
END;

-- Ratings that a member brought from elsewhere, of films that the library may not hold yet.
ALTER TABLE rating_import ADD COLUMN user INTEGER REFERENCES user (id) ON DELETE CASCADE;

CREATE TABLE member_rating (
  user     INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film     INTEGER NOT NULL REFERENCES rated_film (id),
  value    REAL NOT NULL CHECK (value BETWEEN 0.5 AND 5),
  rated_at INTEGER NOT NULL,
  import   INTEGER NOT NULL REFERENCES rating_import (id),
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_rating_by_film ON member_rating (film);
CREATE INDEX member_rating_by_import ON member_rating (import);

-- A film that comes into the library, or is recognised, finds the ratings that waited for it; one given here stays.
CREATE TRIGGER member_ratings_of_new_film AFTER INSERT ON film
WHEN NEW.tmdb_id IS NOT NULL OR NEW.imdb_id IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO rating (user, film, value, rated_at)
  SELECT member_rating.user, NEW.id, member_rating.value, member_rating.rated_at
  FROM member_rating JOIN rated_film ON rated_film.id = member_rating.film
  WHERE rated_film.tmdb_id = NEW.tmdb_id OR rated_film.imdb_id = NEW.imdb_id;
END;

CREATE TRIGGER member_ratings_of_known_film AFTER UPDATE OF tmdb_id, imdb_id ON film
WHEN (NEW.tmdb_id IS NOT NULL AND OLD.tmdb_id IS NOT NEW.tmdb_id)
  OR (NEW.imdb_id IS NOT NULL AND OLD.imdb_id IS NOT NEW.imdb_id)
BEGIN
  INSERT OR IGNORE INTO rating (user, film, value, rated_at)
  SELECT member_rating.user, NEW.id, member_rating.value, member_rating.rated_at
  FROM member_rating JOIN rated_film ON rated_film.id = member_rating.film
  WHERE rated_film.tmdb_id = NEW.tmdb_id OR rated_film.imdb_id = NEW.imdb_id;
END;

-- When each person saw which film, and which lists, dismissals and saved filters an import brought.

-- One row for what one source states of one viewing. `hand` is the person, here, and stands before all imports; a row
-- with `removed` hides what they state. `film` may be outside the library.
CREATE TABLE diary_entry (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film       INTEGER NOT NULL REFERENCES rated_film (id),
  origin     TEXT NOT NULL,
  import     INTEGER REFERENCES rating_import (id) ON DELETE CASCADE,
  watched_on TEXT NOT NULL CHECK (watched_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- Counts the viewings of the film on that day, from 1.
  nth        INTEGER NOT NULL DEFAULT 1,
  rewatch    INTEGER NOT NULL DEFAULT 0,
  rating     REAL CHECK (rating BETWEEN 0.5 AND 5),
  note       TEXT,
  place      TEXT CHECK (place IN ('cinema', 'elsewhere')),
  tags       TEXT NOT NULL DEFAULT '[]',
  -- Added by marking the film as watched on that day.
  automatic  INTEGER NOT NULL DEFAULT 0,
  removed    INTEGER NOT NULL DEFAULT 0,
  added_at   INTEGER NOT NULL,
  CHECK (CASE origin WHEN 'hand' THEN import IS NULL ELSE import IS NOT NULL AND removed = 0 END)
) STRICT;
CREATE INDEX diary_entry_by_day    ON diary_entry (user, watched_on, id);
CREATE INDEX diary_entry_by_film   ON diary_entry (film, user);
CREATE INDEX diary_entry_by_import ON diary_entry (import) WHERE import IS NOT NULL;

-- Of several sources of one viewing the person counts, else the newest import. Without a window function, so that a
-- page of it costs what it shows.
CREATE VIEW diary AS
SELECT entry.id, entry.user, rated_film.same_as, entry.film, entry.origin, entry.import, entry.watched_on, entry.nth,
  entry.rewatch, entry.rating, entry.note, entry.place, entry.tags, entry.automatic, entry.added_at
FROM diary_entry AS entry JOIN rated_film ON rated_film.id = entry.film
WHERE entry.removed = 0 AND NOT EXISTS (
  SELECT 1
  FROM diary_entry AS other JOIN rated_film AS other_film ON other_film.id = other.film
  WHERE other.user = entry.user AND other.watched_on = entry.watched_on AND other.nth = entry.nth
    AND other_film.same_as = rated_film.same_as
    AND (other.import IS NULL, coalesce(other.import, 0), other.id)
      > (entry.import IS NULL, coalesce(entry.import, 0), entry.id));

-- The act that marked a film as watched besides what it was about: it takes the mark with it when it is undone.
ALTER TABLE watch_layer ADD COLUMN cause TEXT;

-- The import that created a list, the name that it gave it, and what it says of it.
ALTER TABLE list ADD COLUMN import INTEGER;
ALTER TABLE list ADD COLUMN imported_as TEXT;
ALTER TABLE list ADD COLUMN description TEXT NOT NULL DEFAULT '';
CREATE INDEX list_by_import ON list (import) WHERE import IS NOT NULL;

-- The import that listed a film; NULL: the person, here.
ALTER TABLE list_film ADD COLUMN import INTEGER;
ALTER TABLE list_film ADD COLUMN position INTEGER;
ALTER TABLE list_film ADD COLUMN note TEXT;

-- What imports state of lists, films outside the library included. A row with `removed`: the person took it off.
CREATE TABLE list_layer (
  list     INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
  film     INTEGER NOT NULL REFERENCES rated_film (id),
  import   INTEGER NOT NULL REFERENCES rating_import (id) ON DELETE CASCADE,
  position INTEGER,
  note     TEXT,
  added_at INTEGER NOT NULL,
  removed  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (list, film, import)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_layer_by_film   ON list_layer (film);
CREATE INDEX list_layer_by_import ON list_layer (import);

-- `list_film` holds the films of the library on each list: what the person listed, and what imports list.
CREATE TRIGGER derive_lists INSTEAD OF INSERT ON derive_film
BEGIN
  DELETE FROM list_film
  WHERE film = NEW.film AND import IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
    JOIN list_layer ON list_layer.film = rated_film.id
    WHERE film_link.film = NEW.film AND list_layer.list = list_film.list AND list_layer.import = list_film.import
      AND list_layer.removed = 0);
  INSERT OR IGNORE INTO list_film (list, film, added_at, import, position, note)
  SELECT list_layer.list, NEW.film, list_layer.added_at, list_layer.import, list_layer.position, list_layer.note
  FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
  JOIN list_layer ON list_layer.film = rated_film.id
  WHERE film_link.film = NEW.film AND list_layer.removed = 0
  ORDER BY list_layer.import;
END;

CREATE TRIGGER list_layer_added AFTER INSERT ON list_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = NEW.film;
END;
CREATE TRIGGER list_layer_changed AFTER UPDATE ON list_layer
BEGIN
  INSERT INTO derive_same SELECT DISTINCT same_as FROM rated_film WHERE id IN (OLD.film, NEW.film);
END;
CREATE TRIGGER list_layer_removed AFTER DELETE ON list_layer
BEGIN
  INSERT INTO derive_same SELECT same_as FROM rated_film WHERE id = OLD.film;
END;

ALTER TABLE not_for_me ADD COLUMN import INTEGER;
ALTER TABLE smart_list ADD COLUMN import INTEGER;

-- Exports that name films by title and year may call one by any of its titles.
CREATE INDEX alternative_title_by_title ON alternative_title (title COLLATE NOCASE);

-- Of the rows of an import: the same content under another name is known again.
ALTER TABLE rating_import ADD COLUMN content_hash TEXT;

-- The person whose own act an entry is: nobody else sees it. NULL: an act on the library.
ALTER TABLE journal ADD COLUMN user INTEGER REFERENCES user (id) ON DELETE CASCADE;
CREATE INDEX journal_by_user ON journal (user) WHERE user IS NOT NULL;

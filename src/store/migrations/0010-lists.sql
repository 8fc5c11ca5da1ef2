-- Lists of a person: what to see next, what is loved, and lists of one's own.
CREATE TABLE list (
  id         INTEGER PRIMARY KEY,
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('watchlist', 'favourites', 'own')),
  name       TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX list_by_user ON list (user);
CREATE UNIQUE INDEX list_kept_once ON list (user, kind) WHERE kind <> 'own';
CREATE UNIQUE INDEX list_by_name ON list (user, name) WHERE kind = 'own';

CREATE TABLE list_film (
  list     INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
  film     INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (list, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_film_by_film ON list_film (film);

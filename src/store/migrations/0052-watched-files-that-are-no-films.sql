-- Which episodes and other videos that are no films each person has watched: films have `watch_state`.
CREATE TABLE file_watched (
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  file       INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  watched_at INTEGER NOT NULL,
  PRIMARY KEY (user, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_watched_by_file ON file_watched (file);

-- Files that are no copy of a film.
CREATE INDEX file_not_film ON file (path) WHERE kind IN ('episode', 'extra', 'sample', 'other');

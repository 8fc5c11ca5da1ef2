-- NFO files, subtitles and pictures beside films, and the extras that belong to them: kept so that a film shows them
-- and a change of them is noticed.

CREATE TABLE neighbour (
  file        INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL CHECK (kind IN ('nfo', 'poster', 'backdrop', 'subtitle')),
  path        TEXT NOT NULL,
  size_bytes  INTEGER NOT NULL,
  mtime_ms    REAL NOT NULL,
  language    TEXT,
  is_forced   INTEGER NOT NULL DEFAULT 0,
  is_for_deaf INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (file, kind, path)
) STRICT, WITHOUT ROWID;

-- What an NFO said when it was read, as JSON: a hand may bind its file to another film later.
CREATE TABLE nfo (
  file    INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
  content TEXT NOT NULL
) STRICT;

-- Extras and samples below a folder, among the many files there.
CREATE INDEX file_aside ON file (path) WHERE kind IN ('extra', 'sample');

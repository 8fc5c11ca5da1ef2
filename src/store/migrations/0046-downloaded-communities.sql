-- Communities whose ratings the owner downloaded from their publishers. No rating of theirs is in the library: only one
-- vector for each film, in a file of the data folder.

CREATE TABLE community (
  id                  TEXT PRIMARY KEY,
  job                 INTEGER NOT NULL,
  licence_accepted_at INTEGER NOT NULL,
  ready_at            INTEGER,
  -- Name of the file with the vectors; NULL until it is there.
  file                TEXT,
  ratings             INTEGER NOT NULL DEFAULT 0,
  people              INTEGER NOT NULL DEFAULT 0,
  films               INTEGER NOT NULL DEFAULT 0,
  size_bytes          INTEGER NOT NULL DEFAULT 0,
  checked_by          TEXT NOT NULL DEFAULT 'length' CHECK (checked_by IN ('md5', 'zip', 'length'))
) STRICT, WITHOUT ROWID;

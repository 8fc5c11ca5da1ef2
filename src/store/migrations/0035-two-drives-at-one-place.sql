-- Two drives that were mounted at the same place one after the other are both known: the films of the absent one stay.
CREATE TABLE watched_drive (
  -- The watched folder.
  folder   TEXT NOT NULL,
  -- Where the drive was mounted: the folder itself, a folder above it, or one below.
  path     TEXT NOT NULL,
  -- File system, source and the folder of the source.
  identity TEXT NOT NULL,
  -- It was away at the last scan: its films are the offline ones.
  is_away  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (folder, path, identity)
) STRICT, WITHOUT ROWID;
INSERT INTO watched_drive (folder, path, identity) SELECT folder, path, identity FROM watched_mount;
DROP TABLE watched_mount;

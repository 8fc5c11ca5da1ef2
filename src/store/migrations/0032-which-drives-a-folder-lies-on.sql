-- A folder where a drive was mounted looks like an empty or another folder while the drive is away: its films are offline.
CREATE TABLE watched_mount (
  -- The watched folder.
  folder   TEXT NOT NULL,
  -- Where a drive was mounted: the folder itself, a folder above it, or one below.
  path     TEXT NOT NULL,
  -- File system, source and the folder of the source.
  identity TEXT NOT NULL,
  PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;

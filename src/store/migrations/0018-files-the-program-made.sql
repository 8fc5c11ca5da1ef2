-- The program removes what it made itself and nothing else: which files those are, and what tells them from others that
-- may lie under their names by now.
CREATE TABLE created_file (
  id          INTEGER PRIMARY KEY,
  -- Where it was made; while it is being written its name has an ending of its own.
  path        TEXT NOT NULL UNIQUE,
  -- The file system's number and date of making, where there are such; null until the file is there.
  inode       TEXT,
  -- Of its content, once it was whole.
  size_bytes  INTEGER,
  fingerprint TEXT,
  -- 0 while it is being written, and while nobody has said that it is wanted.
  is_kept     INTEGER NOT NULL DEFAULT 0,
  created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX created_file_by_inode ON created_file (inode) WHERE inode IS NOT NULL;

-- What earlier versions made, as far as they said so: subtitles that somebody gave, and uploads, each of which lies in a
-- folder whose name the program drew.
INSERT INTO created_file (path, size_bytes, is_kept, created_at)
SELECT path, size_bytes, 1, CAST(mtime_ms AS INTEGER) FROM neighbour WHERE is_given = 1
ON CONFLICT DO NOTHING;

INSERT INTO created_file (path, size_bytes, fingerprint, is_kept, created_at)
SELECT path, size_bytes, fingerprint, 1, added_at FROM file
WHERE fingerprint IS NOT NULL AND path GLOB '*[\/]uploads[\/]'
  || '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
  || '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][\/]*'
ON CONFLICT DO NOTHING;

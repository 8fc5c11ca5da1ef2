-- Every file and folder that was not added has its reason, so that a person finds it in a list.
CREATE TABLE skipped_file (
  -- Of the file or folder; of the folder of many files that one row stands for.
  path      TEXT NOT NULL,
  reason    TEXT NOT NULL,
  fact      TEXT,
  is_folder INTEGER NOT NULL,
  -- 1 where the row stands for further files in the folder, beside those that have rows.
  is_rest   INTEGER NOT NULL,
  -- How many files and folders the row stands for.
  entries   INTEGER NOT NULL,
  found_at  INTEGER NOT NULL,
  PRIMARY KEY (path, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX skipped_file_by_reason ON skipped_file (reason, path);

-- Excluded files and folders that a person added all the same: scans leave them in.
CREATE TABLE included_path (
  path     TEXT PRIMARY KEY,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Files that could not be read are in the same list.
CREATE INDEX file_failed ON file (path) WHERE state = 'failed';

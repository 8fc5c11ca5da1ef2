-- Whether the program ended as it should: after three crashes in a row it starts with its work paused.
CREATE TABLE program_start (
  id         INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  -- It ran for long enough that a later crash is no crash of its start.
  lasted     INTEGER NOT NULL DEFAULT 0,
  -- Null where it never came to its end.
  ended_at   INTEGER
) STRICT;

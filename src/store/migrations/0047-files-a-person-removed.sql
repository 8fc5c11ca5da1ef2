-- A file that a person removed stays known, so that no scan adds it again, with what it takes to restore it.

CREATE TABLE removed_file (
  file       INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
  -- The journal entry of the removal.
  removal    INTEGER NOT NULL,
  -- What it was: null where it belonged to no film.
  film       INTEGER,
  edition    TEXT,
  part       INTEGER,
  state      TEXT NOT NULL,
  error_code TEXT,
  error_fact TEXT,
  removed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX removed_file_by_removal ON removed_file (removal, file);

-- Whatever was about to happen to the file when it was removed, it stays removed.
CREATE TRIGGER removed_file_stays AFTER UPDATE OF state, film, part ON file
WHEN (NEW.state <> 'removed' OR NEW.film IS NOT NULL OR NEW.part IS NOT NULL)
  AND EXISTS (SELECT 1 FROM removed_file WHERE removed_file.file = NEW.id)
BEGIN
  UPDATE file SET state = 'removed', film = NULL, part = NULL WHERE id = NEW.id;
END;

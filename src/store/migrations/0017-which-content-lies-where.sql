-- A name says nothing about what lies under it: two files may have swapped theirs. What tells files apart is kept with
-- each of them, and what it held before somebody put something else in its place.

-- The file system's number of the file and when it was made, where that is stable; what has another is read again.
ALTER TABLE file ADD COLUMN inode TEXT;

-- The content that was probed: what is still on its way was not, and is no content to remember.
ALTER TABLE file ADD COLUMN read_fingerprint TEXT;
UPDATE file SET read_fingerprint = fingerprint WHERE media IS NOT NULL;

-- Another content was found under the path and taken for a replacement. Should the earlier one turn up elsewhere, it
-- was none: the file follows its content.
ALTER TABLE file ADD COLUMN former_fingerprint TEXT;
ALTER TABLE file ADD COLUMN former_size_bytes INTEGER;
ALTER TABLE file ADD COLUMN replaced_at INTEGER;
CREATE INDEX file_by_former ON file (former_fingerprint, former_size_bytes) WHERE former_fingerprint IS NOT NULL;

-- Where the file lay when what lies beside it was last looked at: after a move the folder is new, the film is not.
ALTER TABLE file ADD COLUMN looked_path TEXT;
UPDATE file SET looked_path = path WHERE id IN (SELECT file FROM identification);

-- Times are whole milliseconds everywhere: two readings of one time must be equal.
UPDATE file SET mtime_ms = CAST(mtime_ms AS INTEGER);

-- The name under which a folder was added, which may be a link to it: it can be removed by that name too.
ALTER TABLE watched_folder ADD COLUMN named TEXT;

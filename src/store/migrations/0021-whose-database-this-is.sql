-- A database says that it is Filmothèque's, and which library it holds: a restore refuses any other file, and a data
-- folder notices that its database is another library's.

-- 'FILM' in ASCII, at a fixed place of the file's header.
PRAGMA application_id = 1179208781;

CREATE TABLE library (
  id         TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO library (id, created_at) VALUES (lower(hex(randomblob(16))), unixepoch() * 1000);

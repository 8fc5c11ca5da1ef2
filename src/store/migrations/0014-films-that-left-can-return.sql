-- A film that leaves the library is kept whole while the journal can bring it back, and its number keeps meaning it.

CREATE TABLE removed_film (
  -- Never given to another film: addresses, links and the journal name films by it.
  id          INTEGER PRIMARY KEY,
  -- The film it became part of; null when it only lost its last file.
  merged_into INTEGER,
  reason      TEXT NOT NULL CHECK (reason IN ('no_files', 'same_film')),
  removed_at  INTEGER NOT NULL,
  tmdb_id     INTEGER,
  imdb_id     TEXT,
  wikidata_id TEXT,
  poster      INTEGER,
  backdrop    INTEGER,
  -- Its rows by table, and what moved to the other film, as JSON; null once nothing can bring it back.
  content     TEXT,
  moved       TEXT
) STRICT;
CREATE INDEX removed_film_by_tmdb     ON removed_film (tmdb_id) WHERE tmdb_id IS NOT NULL;
CREATE INDEX removed_film_by_imdb     ON removed_film (imdb_id) WHERE imdb_id IS NOT NULL;
CREATE INDEX removed_film_by_wikidata ON removed_film (wikidata_id) WHERE wikidata_id IS NOT NULL;

-- Films that an undo would need, so that maintenance knows which removed ones nothing needs any more.
CREATE TABLE journal_film (
  journal INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  film    INTEGER NOT NULL,
  PRIMARY KEY (film, journal)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_film_by_journal ON journal_film (journal);
INSERT INTO journal_film (journal, film)
SELECT id, undo ->> '$.film.id' FROM journal
WHERE undone_at IS NULL AND undo ->> '$.kind' = 'hand' AND undo ->> '$.film.id' IS NOT NULL;

-- What was said and done about one film: its entries follow when it becomes part of another.
CREATE INDEX journal_by_film ON journal (film, id) WHERE film IS NOT NULL;

-- A person undid that these two became one: machines keep them apart.
CREATE TABLE distinct_film (
  film  INTEGER NOT NULL,
  other INTEGER NOT NULL,
  PRIMARY KEY (film, other)
) STRICT, WITHOUT ROWID;

-- What an import changed of films, and what a refresh replaced, so that both can be undone; imports as jobs.

-- Entries of the journal that an import made: they are undone with it.
CREATE TABLE import_entry (
  import  INTEGER NOT NULL REFERENCES rating_import (id) ON DELETE CASCADE,
  journal INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  PRIMARY KEY (import, journal)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_entry_by_journal ON import_entry (journal);

-- What a film was shown with before an applied refresh, and after it, as JSON. `images`: the numbers of the posters and
-- backdrops of both, a JSON list, which are kept as long as the refresh can be undone.
CREATE TABLE refreshed_film (
  journal INTEGER PRIMARY KEY REFERENCES journal (id) ON DELETE CASCADE,
  before  TEXT NOT NULL,
  after   TEXT NOT NULL,
  images  TEXT NOT NULL
) STRICT;

-- An export looks for the films that the owner edited.
CREATE INDEX fact_by_hand ON fact (film, field, language) WHERE origin = 'hand';

-- An import of a person is a job: its page may be closed meanwhile, and asks for the report later.
ALTER TABLE rating_import ADD COLUMN job INTEGER;
ALTER TABLE rating_import ADD COLUMN report TEXT;
CREATE INDEX rating_import_by_job ON rating_import (job) WHERE job IS NOT NULL;

-- Films are found by the initials of their collection, and by their number there: every film is written again.
INSERT INTO job (kind, subject, unique_key, run_at, queued_at, delayed)
SELECT 'relocalise', 'library', 'relocalise', unixepoch() * 1000, unixepoch() * 1000, 0
WHERE EXISTS (SELECT 1 FROM film)
  AND NOT EXISTS (SELECT 1 FROM job WHERE unique_key = 'relocalise' AND state IN ('queued', 'running'));

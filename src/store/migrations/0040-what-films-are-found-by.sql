-- A search finds films by year, genre, country, language, keyword and overview, too: terms of `film_word` that
-- src/library/search/indexTerms.ts makes. What is kept here says which terms a film's row was written with; every film is
-- written again after the next start, by the job that writes all rows.
CREATE TABLE film_search_terms (
  film  INTEGER PRIMARY KEY,
  terms INTEGER NOT NULL
) STRICT;

INSERT INTO job (kind, subject, unique_key, run_at, queued_at, delayed)
SELECT 'relocalise', 'library', 'relocalise', unixepoch() * 1000, unixepoch() * 1000, 0
WHERE EXISTS (SELECT 1 FROM film)
  AND NOT EXISTS (SELECT 1 FROM job WHERE unique_key = 'relocalise' AND state IN ('queued', 'running'));

-- The age up to which a profile may see films (NULL: all), and the age from which on a film may be seen, by its
-- certifications (NULL: nobody states it). src/library/audience computes it whenever a film's row is written: every row is
-- written again after the next start.
ALTER TABLE user ADD COLUMN maximum_age INTEGER CHECK (maximum_age BETWEEN 0 AND 20);
ALTER TABLE film ADD COLUMN minimum_age INTEGER;

INSERT INTO job (kind, subject, unique_key, run_at, queued_at, delayed)
SELECT 'relocalise', 'library', 'relocalise', unixepoch() * 1000, unixepoch() * 1000, 0
WHERE EXISTS (SELECT 1 FROM film)
  AND NOT EXISTS (SELECT 1 FROM job WHERE unique_key = 'relocalise' AND state IN ('queued', 'running'));

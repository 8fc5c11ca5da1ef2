-- An episode is no film. One that has a provisional film is identified again, which takes it out of the list of films.
INSERT INTO job (kind, subject, subject_id, priority, unique_key, run_at, queued_at)
SELECT 'identify', 'file', file.id, 4, 'identify:' || file.id, unixepoch() * 1000, unixepoch() * 1000
FROM file JOIN film ON film.id = file.film
WHERE file.kind = 'episode' AND film.state = 'unidentified' AND file.missing_since IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM job
    WHERE unique_key = 'identify:' || file.id AND state IN ('queued', 'running'));

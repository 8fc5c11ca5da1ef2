-- Files that were probed before chapters and the flags of tracks were read are probed once more, after all other work.
INSERT INTO job (kind, subject, subject_id, priority, unique_key, run_at, queued_at)
SELECT 'update_media', 'file', id, 4, 'update_media:' || id, unixepoch() * 1000, unixepoch() * 1000
FROM file
WHERE json_valid(media) AND json_type(media, '$.chapters') IS NULL AND missing_since IS NULL;

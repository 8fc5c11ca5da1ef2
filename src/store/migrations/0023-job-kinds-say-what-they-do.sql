-- Four kinds of job are named for what they do: waiting jobs, their unique keys and the recorded durations follow.

WITH renamed (old, new) AS (
  VALUES ('absence', 'mark_missing'), ('twin', 'detect_duplicate'),
    ('beside', 'read_sidecar_files'), ('speak', 'relocalise')
)
UPDATE job
SET kind = new, unique_key = new || substr(unique_key, length(old) + 1)
FROM renamed
WHERE kind = old;

WITH renamed (old, new) AS (
  VALUES ('absence', 'mark_missing'), ('twin', 'detect_duplicate'),
    ('beside', 'read_sidecar_files'), ('speak', 'relocalise')
)
UPDATE metric_series
SET labels = json_set(labels, '$.kind', new)
FROM renamed
WHERE labels ->> '$.kind' = old;

-- Three pools of threads have other names: what was measured of them continues under those.

WITH renamed (old, new) AS (
  VALUES ('mind', 'parsing'), ('pictures', 'images'), ('taste', 'prediction')
)
UPDATE OR IGNORE metric_series
SET labels = json_set(labels, '$.pool', new)
FROM renamed
WHERE metric = 'worker_memory_bytes' AND labels ->> '$.pool' = old;

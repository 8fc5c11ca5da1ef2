-- Durations name their unit in every other column; the width of a step of the metric history does so too.

ALTER TABLE metric_point RENAME COLUMN step TO step_seconds;

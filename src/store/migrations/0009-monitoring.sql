-- How the program did, minute by minute; hours and days of the same are kept longer.
CREATE TABLE metric_series (
  id     INTEGER PRIMARY KEY,
  metric TEXT NOT NULL,
  labels TEXT NOT NULL,
  UNIQUE (metric, labels)
) STRICT;

CREATE TABLE metric_point (
  series  INTEGER NOT NULL REFERENCES metric_series (id),
  step    INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  count   REAL NOT NULL,
  sum     REAL NOT NULL,
  low     REAL NOT NULL,
  high    REAL NOT NULL,
  -- Of a histogram: values in each bucket alone, separated by spaces.
  buckets TEXT NOT NULL,
  PRIMARY KEY (series, step, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_point_by_age ON metric_point (step, at);

CREATE TABLE alert (
  id              INTEGER PRIMARY KEY,
  rule            TEXT NOT NULL,
  fact            TEXT NOT NULL,
  since           INTEGER NOT NULL,
  resolved_at     INTEGER,
  acknowledged_at INTEGER,
  acknowledged_by TEXT
) STRICT;
CREATE INDEX alert_by_rule ON alert (rule, id);

CREATE TABLE alert_mute (
  rule  TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every request that left this machine, by host, purpose and day.
CREATE TABLE outside_request (
  day     TEXT NOT NULL,
  host    TEXT NOT NULL,
  reason  TEXT NOT NULL,
  calls   INTEGER NOT NULL,
  failed  INTEGER NOT NULL,
  cached  INTEGER NOT NULL,
  bytes   INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (day, host, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE maintenance_run (
  id          INTEGER PRIMARY KEY,
  task        TEXT NOT NULL,
  job         INTEGER,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  outcome     TEXT CHECK (outcome IN ('done', 'failed', 'cancelled')),
  removed     INTEGER NOT NULL DEFAULT 0,
  freed_bytes INTEGER NOT NULL DEFAULT 0,
  finding     TEXT
) STRICT;
CREATE INDEX maintenance_run_by_task ON maintenance_run (task, id);

-- What ratings looked like when a version learnt from them: statistics, never rows.
ALTER TABLE model_version ADD COLUMN profile TEXT;
ALTER TABLE prediction ADD COLUMN score_mean REAL;

CREATE TABLE drift_baseline (
  id      INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  version INTEGER,
  by      TEXT,
  profile TEXT NOT NULL,
  use     TEXT NOT NULL
) STRICT;

CREATE TABLE drift_check (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  status   TEXT NOT NULL CHECK (status IN ('ok', 'alert')),
  features TEXT NOT NULL
) STRICT;

-- The newest ratings are asked for at each check.
CREATE INDEX community_rating_by_time ON community_rating (rated_at);
CREATE INDEX rating_by_time ON rating (rated_at);

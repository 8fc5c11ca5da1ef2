-- A baseline says until when each member had rated; a check may find too little data, and says what it found of whom.
ALTER TABLE drift_baseline ADD COLUMN cuts TEXT NOT NULL DEFAULT '{}';

CREATE TABLE drift_check_new (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  status   TEXT NOT NULL CHECK (status IN ('ok', 'alert', 'too_few_data')),
  features TEXT NOT NULL,
  members  TEXT NOT NULL DEFAULT '[]'
) STRICT;
INSERT INTO drift_check_new (id, at, status, features) SELECT id, at, status, features FROM drift_check;
DROP TABLE drift_check;
ALTER TABLE drift_check_new RENAME TO drift_check;

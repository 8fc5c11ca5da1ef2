-- What somebody did with a film that was suggested to them: how good lists are shows over time.
CREATE TABLE prediction_outcome (
  prediction INTEGER NOT NULL REFERENCES prediction (id) ON DELETE CASCADE,
  film       INTEGER NOT NULL,
  act        TEXT NOT NULL CHECK (act IN ('opened', 'watched', 'rated', 'liked')),
  at         INTEGER NOT NULL,
  PRIMARY KEY (prediction, film, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX prediction_by_person ON prediction (person, at);

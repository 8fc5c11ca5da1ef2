-- Films of a personal list that were really on the screen: only they were shown.
CREATE TABLE prediction_seen (
  prediction INTEGER NOT NULL REFERENCES prediction (id) ON DELETE CASCADE,
  film       INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (prediction, film)
) STRICT, WITHOUT ROWID;

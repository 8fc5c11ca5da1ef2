-- Films that a person does not want to be suggested again.
CREATE TABLE not_for_me (
  user  INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film  INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  since INTEGER NOT NULL,
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;

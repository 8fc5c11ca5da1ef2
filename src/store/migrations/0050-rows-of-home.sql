-- How each person arranged the rows of Home, and which saved filters are among them. A row of the program that is not
-- here stands where the program puts it, and is shown.
CREATE TABLE home_row (
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  smart_list INTEGER REFERENCES smart_list (id) ON DELETE CASCADE,
  is_hidden  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (user, position),
  CHECK ((kind = 'savedFilter') = (smart_list IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX home_row_by_smart_list ON home_row (smart_list) WHERE smart_list IS NOT NULL;

-- People who let the others of the household compare their ratings with them. Nobody is here until they say so.
CREATE TABLE taste_sharing (
  user  INTEGER PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  since INTEGER NOT NULL
) STRICT;

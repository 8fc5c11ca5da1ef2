-- What a large library is filtered by: what the files themselves are, the language a film was made in, its collection.
ALTER TABLE file ADD COLUMN video_width INTEGER GENERATED ALWAYS AS (CAST(json_extract(media, '$.video.width') AS INTEGER)) VIRTUAL;
ALTER TABLE file ADD COLUMN hdr TEXT GENERATED ALWAYS AS (CAST(json_extract(media, '$.video.hdr') AS TEXT)) VIRTUAL;
CREATE INDEX file_by_width ON file (film, video_width) WHERE part IS NOT NULL;
CREATE INDEX file_by_hdr   ON file (film) WHERE part IS NOT NULL AND hdr IS NOT NULL;

CREATE INDEX fact_by_original_language ON fact (value, film) WHERE field = 'originalLanguage';
CREATE INDEX fact_by_collection        ON fact (json_extract(value, '$.id'), film) WHERE field = 'collection';
CREATE INDEX rating_by_value           ON rating (user, value, film);

-- A saved filter of the library: what it shows follows the films.
CREATE TABLE smart_list (
  id         INTEGER PRIMARY KEY,
  user       INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  filter     TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (user, name)
) STRICT;

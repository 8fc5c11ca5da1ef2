-- Ratings of strangers, what was learnt from ratings, and what was predicted.

-- Films as ratings know them: of an imported set, or of the library where only the household rated them. Linked to
-- films of the library by their ids at TMDB and IMDb, whenever they are there.
CREATE TABLE rated_film (
  id        INTEGER PRIMARY KEY,
  source    TEXT NOT NULL,
  source_id INTEGER NOT NULL,
  title     TEXT NOT NULL,
  year      INTEGER,
  genres    TEXT NOT NULL DEFAULT '[]',
  tmdb_id   INTEGER,
  imdb_id   TEXT,
  UNIQUE (source, source_id)
) STRICT;
CREATE INDEX rated_film_by_tmdb ON rated_film (tmdb_id) WHERE tmdb_id IS NOT NULL;
CREATE INDEX rated_film_by_imdb ON rated_film (imdb_id) WHERE imdb_id IS NOT NULL;

-- An import can be taken back whole.
CREATE TABLE rating_import (
  id          INTEGER PRIMARY KEY,
  source      TEXT NOT NULL,
  place       TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
  lines       INTEGER NOT NULL DEFAULT 0,
  ratings     INTEGER NOT NULL DEFAULT 0,
  broken      INTEGER NOT NULL DEFAULT 0,
  unlinked    INTEGER NOT NULL DEFAULT 0,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

-- Apart from the household's: nobody here gave them, and nobody sees them one by one.
CREATE TABLE community_rating (
  source    TEXT NOT NULL,
  user      INTEGER NOT NULL,
  film      INTEGER NOT NULL REFERENCES rated_film (id),
  value     REAL NOT NULL CHECK (value BETWEEN 0.5 AND 5),
  rated_at  INTEGER NOT NULL,
  import    INTEGER NOT NULL REFERENCES rating_import (id),
  PRIMARY KEY (source, user, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX community_rating_by_import ON community_rating (import);

CREATE TABLE training (
  id          INTEGER PRIMARY KEY,
  job         INTEGER,
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  stage       TEXT NOT NULL,
  progress    REAL NOT NULL DEFAULT 0,
  -- What the finished stages found, as JSON: a training that was cut off goes on behind them.
  found       TEXT NOT NULL DEFAULT '{}',
  started_at  INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

-- Versions are never reused and never changed; which one serves is said by `serving`.
CREATE TABLE model_version (
  version     INTEGER PRIMARY KEY,
  role        TEXT NOT NULL CHECK (role IN ('rating', 'list')),
  kind        TEXT NOT NULL,
  params      TEXT NOT NULL,
  metrics     TEXT NOT NULL,
  dataset     TEXT NOT NULL,
  program     TEXT NOT NULL,
  fit_ms      REAL NOT NULL,
  checksum    TEXT NOT NULL,
  size_bytes  INTEGER NOT NULL,
  training    INTEGER REFERENCES training (id),
  reason      TEXT NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE serving (
  role        TEXT PRIMARY KEY,
  version     INTEGER NOT NULL REFERENCES model_version (version),
  previous    INTEGER REFERENCES model_version (version),
  since       INTEGER NOT NULL,
  by          TEXT
) STRICT, WITHOUT ROWID;

-- For monitoring; who asked stands under another name.
CREATE TABLE prediction (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  person     TEXT NOT NULL,
  version    INTEGER,
  is_cold    INTEGER NOT NULL,
  films      TEXT NOT NULL,
  latency_ms REAL NOT NULL
) STRICT;
CREATE INDEX prediction_by_time ON prediction (at);

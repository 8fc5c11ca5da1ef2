-- The library as the first release keeps it: people, films with the origin of each fact, files, jobs, journal.
-- Times are milliseconds since 1970, UTC.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- People who log in -----------------------------------------------------------

CREATE TABLE user (
  id            INTEGER PRIMARY KEY,
  user_id       TEXT NOT NULL UNIQUE,
  display_name  TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('owner', 'member')),
  language      TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at    INTEGER NOT NULL
) STRICT;

-- Only the hash of a session's id is kept: reading the database gives nobody a session.
CREATE TABLE session (
  id_hash      TEXT PRIMARY KEY,
  user         INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_user ON session (user);

CREATE TABLE login_failure (
  subject       TEXT PRIMARY KEY,
  failures      INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL,
  last_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Films -----------------------------------------------------------------------

-- What is shown in lists, chosen from `fact` by the order of origins. A film without ids is provisional.
CREATE TABLE film (
  id              INTEGER PRIMARY KEY,
  state           TEXT NOT NULL CHECK (state IN ('identified', 'unidentified')),
  title           TEXT NOT NULL,
  sort_title      TEXT NOT NULL,
  identity_title  TEXT NOT NULL,
  original_title  TEXT,
  year            INTEGER,
  runtime_minutes REAL,
  genres          TEXT NOT NULL DEFAULT '[]',
  tmdb_id         INTEGER UNIQUE,
  imdb_id         TEXT,
  wikidata_id     TEXT,
  rating_average  REAL,
  rating_votes    INTEGER,
  popularity      REAL NOT NULL DEFAULT 0,
  poster          INTEGER REFERENCES artwork (id),
  backdrop        INTEGER REFERENCES artwork (id),
  completeness    REAL NOT NULL DEFAULT 0,
  added_at        INTEGER NOT NULL,
  changed_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX film_by_title      ON film (sort_title, id);
CREATE INDEX film_by_added      ON film (added_at, id);
CREATE INDEX film_by_year       ON film (year, id);
CREATE INDEX film_by_rating     ON film (rating_average, id);
CREATE INDEX film_by_runtime    ON film (runtime_minutes, id);
CREATE INDEX film_by_popularity ON film (popularity, id);
CREATE INDEX film_by_imdb       ON film (imdb_id) WHERE imdb_id IS NOT NULL;
CREATE INDEX film_by_wikidata   ON film (wikidata_id) WHERE wikidata_id IS NOT NULL;
CREATE INDEX film_unidentified  ON film (identity_title, year) WHERE state = 'unidentified';

-- Each fact with who said it. `origin`: hand, file, nfo, tmdb, wikidata, candidate. `language` '' is none.
CREATE TABLE fact (
  film       INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  field      TEXT NOT NULL,
  origin     TEXT NOT NULL,
  language   TEXT NOT NULL DEFAULT '',
  value      TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (film, field, origin, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE film_genre (
  film  INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  genre TEXT NOT NULL,
  PRIMARY KEY (genre, film)
) STRICT, WITHOUT ROWID;

CREATE INDEX film_genre_by_film ON film_genre (film);

CREATE TABLE alternative_title (
  film  INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  PRIMARY KEY (film, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id           INTEGER PRIMARY KEY,
  provider     TEXT NOT NULL,
  provider_id  TEXT NOT NULL,
  name         TEXT NOT NULL,
  portrait     TEXT,
  UNIQUE (provider, provider_id)
) STRICT;

CREATE TABLE credit (
  film      INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  person    INTEGER NOT NULL REFERENCES person (id),
  job       TEXT NOT NULL,
  character TEXT NOT NULL DEFAULT '',
  position  INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  PRIMARY KEY (film, origin, job, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX credit_by_person ON credit (person, film);

CREATE TABLE enrichment (
  film       INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  provider   TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'unavailable')),
  updated_at INTEGER,
  error_code TEXT,
  PRIMARY KEY (film, provider)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  film       INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  language   TEXT NOT NULL,
  title      TEXT NOT NULL,
  extract    TEXT NOT NULL,
  url        TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (film, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE similar_film (
  film        INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  tmdb_id     INTEGER NOT NULL,
  title       TEXT NOT NULL,
  year        INTEGER,
  poster_path TEXT,
  PRIMARY KEY (film, position)
) STRICT, WITHOUT ROWID;

-- Pictures are kept as files; the placeholder lives here so that a list needs no second look.
CREATE TABLE artwork (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('poster', 'backdrop', 'still')),
  source      TEXT NOT NULL UNIQUE,
  hash        TEXT,
  placeholder TEXT,
  width       INTEGER,
  height      INTEGER,
  fetched_at  INTEGER
) STRICT;

-- Trigrams forgive a typo and find parts of words; `titles` and `people` hold folded text.
CREATE VIRTUAL TABLE film_search USING fts5 (titles, people, tokenize = 'trigram remove_diacritics 1');

-- Files -----------------------------------------------------------------------

CREATE TABLE edition (
  id   INTEGER PRIMARY KEY,
  film INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  UNIQUE (film, name)
) STRICT;

CREATE TABLE part (
  id      INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  number  INTEGER NOT NULL DEFAULT 1,
  UNIQUE (edition, number)
) STRICT;

CREATE TABLE watched_folder (
  id        INTEGER PRIMARY KEY,
  path      TEXT NOT NULL UNIQUE,
  added_at  INTEGER NOT NULL,
  last_scan TEXT
) STRICT;

-- A file is a path, a fingerprint and what was probed. Absence is a state, never a deletion.
CREATE TABLE file (
  id               INTEGER PRIMARY KEY,
  path             TEXT NOT NULL UNIQUE,
  size_bytes       INTEGER NOT NULL,
  mtime_ms         REAL NOT NULL,
  fingerprint      TEXT,
  full_hash        TEXT,
  state            TEXT NOT NULL,
  kind             TEXT NOT NULL DEFAULT 'movie',
  film             INTEGER REFERENCES film (id),
  part             INTEGER REFERENCES part (id),
  media            TEXT,
  duration_seconds REAL,
  still            INTEGER REFERENCES artwork (id),
  error_code       TEXT,
  error_fact       TEXT,
  added_at         INTEGER NOT NULL,
  missing_since    INTEGER
) STRICT;

CREATE INDEX file_by_state       ON file (state, id);
CREATE INDEX file_by_film        ON file (film);
CREATE INDEX file_by_fingerprint ON file (fingerprint, size_bytes);

-- Why a file is this film. `decided_by` hand is never replaced by machine.
CREATE TABLE identification (
  file       INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
  parsed     TEXT NOT NULL,
  decision   TEXT NOT NULL CHECK (decision IN ('matched', 'ambiguous', 'unmatched')),
  decided_by TEXT NOT NULL CHECK (decided_by IN ('hand', 'machine')),
  score      REAL,
  candidates TEXT NOT NULL DEFAULT '[]',
  decided_at INTEGER NOT NULL
) STRICT;

-- What a person did hangs on the film, never on a path ---------------------------

CREATE TABLE rating (
  user     INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film     INTEGER NOT NULL REFERENCES film (id),
  value    REAL NOT NULL CHECK (value BETWEEN 0.5 AND 5),
  rated_at INTEGER NOT NULL,
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;

CREATE INDEX rating_by_film ON rating (film);

CREATE TABLE watch_state (
  user             INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  film             INTEGER NOT NULL REFERENCES film (id),
  watched          INTEGER NOT NULL,
  position_seconds REAL,
  changed_at       INTEGER NOT NULL,
  PRIMARY KEY (user, film)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_state_by_film ON watch_state (film);

-- Work ------------------------------------------------------------------------

CREATE TABLE job (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  priority    INTEGER NOT NULL DEFAULT 0,
  subject     TEXT NOT NULL,
  subject_id  INTEGER,
  payload     TEXT NOT NULL DEFAULT 'null',
  unique_key  TEXT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  run_at      INTEGER NOT NULL,
  lease       INTEGER,
  lease_until INTEGER,
  progress    REAL NOT NULL DEFAULT 0,
  error_code  TEXT,
  error_fact  TEXT,
  queued_at   INTEGER NOT NULL,
  started_at  INTEGER,
  finished_at INTEGER
) STRICT;

CREATE INDEX job_ready         ON job (kind, priority DESC, id) WHERE state = 'queued';
CREATE INDEX job_running       ON job (lease_until) WHERE state = 'running';
CREATE INDEX job_by_state      ON job (state, kind, id);
CREATE INDEX job_by_subject    ON job (subject, subject_id) WHERE state IN ('queued', 'running');
CREATE UNIQUE INDEX job_unique ON job (unique_key) WHERE unique_key IS NOT NULL AND state IN ('queued', 'running');

-- Every automatic act, with what it takes to undo it.
CREATE TABLE journal (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  act       TEXT NOT NULL,
  by_user   TEXT,
  facts     TEXT NOT NULL,
  file      INTEGER,
  film      INTEGER,
  undo      TEXT,
  undone_at INTEGER
) STRICT;

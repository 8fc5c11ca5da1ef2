-- Edits of the owner are facts of the origin `hand`. An unlocked one is replaced by the next answer of a provider.
ALTER TABLE fact ADD COLUMN unlocked INTEGER NOT NULL DEFAULT 0;

-- What an entry of the journal edited: each value before and after, as JSON; null where there was no edit.
CREATE TABLE edited_fact (
  journal  INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  film     INTEGER NOT NULL,
  field    TEXT NOT NULL,
  language TEXT NOT NULL,
  before   TEXT,
  after    TEXT,
  PRIMARY KEY (journal, film, field, language)
) STRICT, WITHOUT ROWID;

-- Credits of providers while the owner's are shown: `credit` holds what is shown.
CREATE TABLE replaced_credit (
  film      INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  person    INTEGER NOT NULL REFERENCES person (id),
  job       TEXT NOT NULL,
  character TEXT NOT NULL DEFAULT '',
  position  INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  PRIMARY KEY (film, origin, job, position)
) STRICT, WITHOUT ROWID;

-- What a film is shown with, chosen from its facts, so that lists find films by it.
CREATE TABLE film_tag (
  film INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  tag  TEXT NOT NULL,
  PRIMARY KEY (tag, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX film_tag_by_film ON film_tag (film);

CREATE TABLE film_collection (
  film       INTEGER PRIMARY KEY REFERENCES film (id) ON DELETE CASCADE,
  -- The provider's id; `nfo:` or `own:` and the name where only a name is known.
  collection TEXT NOT NULL,
  name       TEXT NOT NULL
) STRICT;
CREATE INDEX film_collection_by_id   ON film_collection (collection, film);
CREATE INDEX film_collection_by_name ON film_collection (name COLLATE NOCASE);

INSERT OR IGNORE INTO film_tag (film, tag)
SELECT fact.film, trim(tag.value)
FROM fact, json_each(fact.value) AS tag
WHERE fact.field = 'tags' AND tag.type = 'text' AND trim(tag.value) <> '';

INSERT INTO film_collection (film, collection, name)
SELECT film, id, name
FROM (
  SELECT film, CAST(value ->> '$.id' AS TEXT) AS id, CAST(value ->> '$.name' AS TEXT) AS name,
         row_number() OVER (
           PARTITION BY film
           ORDER BY origin = 'tmdb' DESC, origin = 'wikidata' DESC, origin, language) AS choice
  FROM fact
  WHERE field = 'collection' AND json_valid(value) AND json_type(value) = 'object')
WHERE choice = 1 AND id IS NOT NULL AND name IS NOT NULL;

-- Tags are searched for, too: every film is written again.
INSERT INTO job (kind, subject, unique_key, run_at, queued_at, delayed)
SELECT 'relocalise', 'library', 'relocalise', unixepoch() * 1000, unixepoch() * 1000, 0
WHERE EXISTS (SELECT 1 FROM film)
  AND NOT EXISTS (SELECT 1 FROM job WHERE unique_key = 'relocalise' AND state IN ('queued', 'running'));

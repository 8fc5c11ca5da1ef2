-- What a provider says of a person: fetched when their page is opened, and shown from here while it is recent, or while
-- the provider cannot be reached. JSON, as `PersonDetails`.
CREATE TABLE person_profile (
  person     INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  -- ISO 639-1: texts are in the language of films.
  language   TEXT NOT NULL,
  details    TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (person, language)
) STRICT, WITHOUT ROWID;

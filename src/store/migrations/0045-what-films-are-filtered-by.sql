-- What films are filtered by besides their own columns, each value with its films. `film_attribute` holds what is shown
-- of a film: country, spokenLanguage, certification, releaseDay (month and day). It is written with the film's row.
CREATE TABLE film_attribute (
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  film  INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  PRIMARY KEY (name, value, film)
) STRICT, WITHOUT ROWID;
CREATE INDEX film_attribute_by_film ON film_attribute (film, name);

-- What the files of a film contain: codec, audioLanguage, subtitleLanguage. `und` is a track without a language.
CREATE TABLE file_attribute (
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  film  INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  file  INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  PRIMARY KEY (name, value, film, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_attribute_by_film ON file_attribute (film, name);
CREATE INDEX file_attribute_by_file ON file_attribute (file);

-- Of the files that are present: their size, and how many there are of the part with most copies.
CREATE TABLE film_storage (
  film       INTEGER PRIMARY KEY REFERENCES film (id) ON DELETE CASCADE,
  size_bytes INTEGER NOT NULL,
  copies     INTEGER NOT NULL
) STRICT;
CREATE INDEX film_storage_by_size    ON film_storage (size_bytes, film);
CREATE INDEX film_storage_duplicates ON film_storage (film, copies) WHERE copies > 1;

-- The attributes of each file. Commentaries and forced subtitles are no version in a language.
CREATE VIEW stated_file_attribute AS
SELECT file.id AS file, file.film, 'codec' AS name, file.media ->> '$.video.codec' AS value
FROM file
WHERE file.part IS NOT NULL
UNION ALL
SELECT file.id, file.film, 'audioLanguage', coalesce(track.value ->> '$.language', 'und')
FROM file, json_each(file.media, '$.audio') AS track
WHERE file.part IS NOT NULL AND coalesce(track.value ->> '$.isCommentary', 0) = 0
UNION ALL
SELECT file.id, file.film, 'subtitleLanguage', coalesce(track.value ->> '$.language', 'und')
FROM file, json_each(file.media, '$.subtitles') AS track
WHERE file.part IS NOT NULL AND coalesce(track.value ->> '$.isCommentary', 0) = 0
  AND coalesce(track.value ->> '$.forced', 0) = 0
UNION ALL
SELECT file.id, file.film, 'subtitleLanguage', coalesce(neighbour.language, 'und')
FROM file JOIN neighbour ON neighbour.file = file.id AND neighbour.kind = 'subtitle' AND neighbour.is_forced = 0
WHERE file.part IS NOT NULL;

-- Languages without their region: `fr-CA` is `fr`.
CREATE VIEW short_file_attribute AS
SELECT DISTINCT name,
  CASE name WHEN 'codec' THEN value ELSE lower(substr(value, 1, instr(value || '-', '-') - 1)) END AS value, film, file
FROM stated_file_attribute
WHERE value <> '';

-- Inserting a number into one of these views derives the rows of that file or film anew.
CREATE VIEW derive_file_attributes AS SELECT NULL AS file WHERE 0;
CREATE TRIGGER file_attributes_derived INSTEAD OF INSERT ON derive_file_attributes
BEGIN
  DELETE FROM file_attribute WHERE file = NEW.file;
  INSERT INTO file_attribute (name, value, film, file)
  SELECT name, value, film, file FROM short_file_attribute WHERE file = NEW.file;
END;

CREATE VIEW derive_film_storage AS SELECT NULL AS film WHERE 0;
CREATE TRIGGER film_storage_derived INSTEAD OF INSERT ON derive_film_storage
BEGIN
  DELETE FROM film_storage WHERE film = NEW.film;
  INSERT INTO film_storage (film, size_bytes, copies)
  SELECT NEW.film, sum(size_bytes), max(copies)
  FROM (SELECT sum(size_bytes) AS size_bytes, count(*) AS copies
        FROM file
        WHERE film = NEW.film AND part IS NOT NULL AND missing_since IS NULL
        GROUP BY part)
  HAVING count(*) > 0;
END;

CREATE TRIGGER file_attributes_of_new AFTER INSERT ON file WHEN NEW.part IS NOT NULL
BEGIN
  INSERT INTO derive_file_attributes VALUES (NEW.id);
  INSERT INTO derive_film_storage VALUES (NEW.film);
END;
CREATE TRIGGER file_attributes_of_changed AFTER UPDATE OF film, part, media ON file
WHEN (OLD.film, OLD.part, OLD.media) IS NOT (NEW.film, NEW.part, NEW.media)
BEGIN
  INSERT INTO derive_file_attributes VALUES (NEW.id);
END;
CREATE TRIGGER film_storage_of_changed AFTER UPDATE OF film, part, size_bytes, missing_since ON file
WHEN (OLD.film, OLD.part, OLD.size_bytes, OLD.missing_since IS NULL)
  IS NOT (NEW.film, NEW.part, NEW.size_bytes, NEW.missing_since IS NULL)
BEGIN
  INSERT INTO derive_film_storage SELECT OLD.film WHERE OLD.film IS NOT NULL AND OLD.film IS NOT NEW.film;
  INSERT INTO derive_film_storage SELECT NEW.film WHERE NEW.film IS NOT NULL;
END;
CREATE TRIGGER film_storage_of_removed AFTER DELETE ON file WHEN OLD.part IS NOT NULL
BEGIN
  INSERT INTO derive_film_storage VALUES (OLD.film);
END;

CREATE TRIGGER subtitles_added AFTER INSERT ON neighbour WHEN NEW.kind = 'subtitle'
BEGIN
  INSERT INTO derive_file_attributes VALUES (NEW.file);
END;
CREATE TRIGGER subtitles_changed AFTER UPDATE OF file, language, is_forced ON neighbour WHEN NEW.kind = 'subtitle'
BEGIN
  INSERT INTO derive_file_attributes VALUES (NEW.file);
END;
CREATE TRIGGER subtitles_removed AFTER DELETE ON neighbour WHEN OLD.kind = 'subtitle'
BEGIN
  INSERT INTO derive_file_attributes VALUES (OLD.file);
END;

INSERT INTO file_attribute (name, value, film, file)
SELECT name, value, film, file FROM short_file_attribute WHERE film IS NOT NULL;
INSERT INTO film_storage (film, size_bytes, copies)
SELECT film, sum(size_bytes), max(copies)
FROM (SELECT film, sum(size_bytes) AS size_bytes, count(*) AS copies
      FROM file
      WHERE film IS NOT NULL AND part IS NOT NULL AND missing_since IS NULL
      GROUP BY film, part)
GROUP BY film;

-- The attributes of films are written by the job that writes all rows.
INSERT INTO job (kind, subject, unique_key, run_at, queued_at, delayed)
SELECT 'relocalise', 'library', 'relocalise', unixepoch() * 1000, unixepoch() * 1000, 0
WHERE EXISTS (SELECT 1 FROM film)
  AND NOT EXISTS (SELECT 1 FROM job WHERE unique_key = 'relocalise' AND state IN ('queued', 'running'));

-- Directors are few among the credits of a film; posters that were not fetched are few among all images.
CREATE INDEX credit_of_director ON credit (person, film) WHERE job = 'director';
CREATE INDEX artwork_not_fetched ON artwork (id) WHERE hash IS NULL;
-- Folders are ranges of paths. An index covers a query only with the column of its own condition.
CREATE INDEX file_by_folder ON file (path, film, part) WHERE part IS NOT NULL;

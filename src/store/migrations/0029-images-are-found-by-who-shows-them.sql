-- Whether a film or a file still shows an image was answered by reading every film, for each image that is removed.
CREATE INDEX film_by_poster   ON film (poster) WHERE poster IS NOT NULL;
CREATE INDEX film_by_backdrop ON film (backdrop) WHERE backdrop IS NOT NULL;
CREATE INDEX file_by_still    ON file (still) WHERE still IS NOT NULL;

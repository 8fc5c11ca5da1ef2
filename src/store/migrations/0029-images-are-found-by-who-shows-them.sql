-- Finds the film or file that uses an image by an index. Without it, every film was read for each image to be removed.
CREATE INDEX film_by_poster   ON film (poster) WHERE poster IS NOT NULL;
CREATE INDEX film_by_backdrop ON film (backdrop) WHERE backdrop IS NOT NULL;
CREATE INDEX file_by_still    ON file (still) WHERE still IS NOT NULL;

-- An import of ratings looks a film up by its exact title and year, a row of the import at a time.

CREATE INDEX film_by_exact_title ON film (title COLLATE NOCASE, year);
CREATE INDEX film_by_exact_original_title ON film (original_title COLLATE NOCASE, year)
WHERE original_title IS NOT NULL;
CREATE INDEX rated_film_by_exact_title ON rated_film (title COLLATE NOCASE, year);

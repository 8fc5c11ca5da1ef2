-- An import of ratings looks a film up by its exact title and year, a row of the import at a time.

CREATE INDEX film_by_exact_title ON film (title COLLATE NOCASE, year);
CREATE INDEX film_by_exact_original_title ON film (original_title COLLATE NOCASE, year)
WHERE original_title IS NOT NULL;
CREATE INDEX rated_film_by_exact_title ON rated_film (title COLLATE NOCASE, year);

-- How many files of a state and kind there are is counted without reading their rows, which hold what was probed.
CREATE INDEX file_by_state_and_kind ON file (state, kind);

-- The review asks for undecided files of a title, and for doubtful ones by their score.
CREATE INDEX identification_undecided ON identification (lower(parsed ->> '$.title'))
WHERE decision <> 'matched' AND decided_by = 'machine';
CREATE INDEX identification_ambiguous ON identification (score DESC, file)
WHERE decision = 'ambiguous' AND decided_by = 'machine';

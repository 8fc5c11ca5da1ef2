-- Words of films: a search reads the first matches and stops, however many there are. FTS5 gives rows by number, so that
-- of a row holds the level of the film's popularity above the film's own (src/library/search/wordIndex.ts).
-- Each title is also indexed as one word with the prefix ꙮ, so that an exact title is found among any number of films.
CREATE VIRTUAL TABLE film_word USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE film_word_term USING fts5vocab (film_word, row);

INSERT INTO film_word (rowid, words)
SELECT ((31 - min(31, CAST(3 * log2(1 + max(0, film.popularity)) AS INTEGER))) << 40) + film.id,
  film_search.titles || film_search.people || CASE film_search.titles WHEN '' THEN '' ELSE
    'ꙮ' || replace(replace(replace(film_search.titles, ' | ', '|'), ' ', ''), '|', ' ꙮ') END
FROM film_search JOIN film ON film.id = film_search.rowid
ORDER BY 1;

-- Other titles of a film know who said them, so that a provider's next answer takes back those that it says no more.
-- '' is whoever it was before; where TMDB was asked, it was TMDB.

CREATE TABLE alternative_title_by_origin (
  film   INTEGER NOT NULL REFERENCES film (id) ON DELETE CASCADE,
  title  TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (film, title, origin)
) STRICT, WITHOUT ROWID;

INSERT INTO alternative_title_by_origin (film, title, origin)
SELECT film, title,
       CASE WHEN EXISTS (SELECT 1 FROM enrichment
                         WHERE enrichment.film = alternative_title.film AND provider = 'tmdb' AND state = 'done')
            THEN 'tmdb' ELSE '' END
FROM alternative_title;

DROP TABLE alternative_title;
ALTER TABLE alternative_title_by_origin RENAME TO alternative_title;

-- A dismissed film may also say something of films like it: "Less like this".

-- 1: films like it are suggested less. NULL: only the film is not suggested.
ALTER TABLE not_for_me      ADD COLUMN less_like INTEGER CHECK (less_like = 1);
ALTER TABLE dismissal_layer ADD COLUMN less_like INTEGER CHECK (less_like = 1);

DROP TRIGGER derive_dismissals;
CREATE TRIGGER derive_dismissals INSTEAD OF INSERT ON derive_film
BEGIN
  DELETE FROM not_for_me WHERE film = NEW.film AND import IS NOT NULL;
  INSERT OR IGNORE INTO not_for_me (user, film, since, import, less_like)
  SELECT layer.user, NEW.film, min(layer.since), min(layer.import), max(layer.less_like)
  FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
  JOIN dismissal_layer AS layer ON layer.film = rated_film.id
  WHERE film_link.film = NEW.film AND NOT EXISTS (
    SELECT 1
    FROM withdrawn_dismissal AS withdrawn JOIN rated_film AS other ON other.id = withdrawn.film
    WHERE withdrawn.user = layer.user AND other.same_as = rated_film.same_as)
  GROUP BY layer.user;
END;

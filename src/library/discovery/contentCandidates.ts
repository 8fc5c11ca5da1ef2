import type { Store } from "../../store/index.ts";

/** Features of films by weight; see `ContentFeatures`. */
type TraitWeights = Readonly<Record<string, number>>;

/** So many of the most popular films are always candidates: a library of up to this size is considered completely. */
const MAX_POPULAR = 2_000;
/** Of a person with more films, those that were added last. */
const MAX_OF_PERSON = 100;
const MAX_OF_GENRE = 200;

/**
 * Films that may rank high for weighted features, each found through an index: the most popular ones, those of every
 * person with a positive weight, and the newest of every genre with one. Negative weights find nothing, since they only
 * lower a score.
 */
export function createContentCandidates({ sql }: Pick<Store, "sql">): (weights: TraitWeights) => number[] {
  return (weights) => {
    const liked = Object.entries(weights).flatMap(([trait, weight]) => (weight > 0 ? trait : []));
    const found = new Set(popular());
    for (const trait of liked) for (const film of filmsOf(trait)) found.add(film);
    return identified([...found]);
  };

  function filmsOf(trait: string): number[] {
    const separator = trait.indexOf(":");
    const [kind, name] = [trait.slice(0, separator), trait.slice(separator + 1)];
    if (kind === "person") return ofPerson(Number(name));
    return kind === "genre" ? ofGenre(name) : [];
  }

  function popular(): number[] {
    return ids(
      sql<{ film: number }>(`
        SELECT id AS film FROM film ORDER BY popularity DESC, id DESC LIMIT ${MAX_POPULAR}`).all(),
    );
  }

  function ofPerson(person: number): number[] {
    return ids(
      sql<{ film: number }>(`
        SELECT DISTINCT film FROM credit WHERE person = :person ORDER BY film DESC LIMIT ${MAX_OF_PERSON}`).all({
        person,
      }),
    );
  }

  function ofGenre(genre: string): number[] {
    return ids(
      sql<{ film: number }>(`
        SELECT film FROM film_genre WHERE genre = :genre ORDER BY film DESC LIMIT ${MAX_OF_GENRE}`).all({ genre }),
    );
  }

  function identified(films: readonly number[]): number[] {
    return ids(
      sql<{ film: number }>(`
        SELECT id AS film
        FROM film
        WHERE id IN (SELECT value FROM json_each(:films)) AND state = 'identified'`).all({
        films: JSON.stringify(films),
      }),
    );
  }
}

const ids = (rows: readonly { readonly film: number }[]): number[] => rows.map(({ film }) => film);

import { parseStoredJson, type Store } from "../../store/index.ts";

/** A film as exports name it. */
export interface ExportedFilmIds {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  readonly wikidataId: string | null;
}

export interface ExportedViewing extends ExportedFilmIds {
  readonly watchedOn: string;
  readonly rewatch: boolean;
  readonly rating: number | null;
  readonly note: string | null;
  readonly place: "cinema" | "elsewhere" | null;
  readonly tags: readonly string[];
}

export interface ExportedListing extends ExportedFilmIds {
  readonly position: number | null;
  readonly addedAt: string;
  readonly note: string | null;
}

export interface ExportedList {
  readonly kind: "watchlist" | "favourites" | "own";
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
  readonly films: readonly ExportedListing[];
}

type Reader = Pick<Store, "sql">;

/** SQL: the library film if there is one, otherwise the rated film. */
const FILM_COLUMNS = `coalesce(held.title, rated_film.title) AS title,
  CASE WHEN held.id IS NULL THEN rated_film.year ELSE held.year END AS year,
  coalesce(held.tmdb_id, rated_film.tmdb_id) AS tmdbId, coalesce(held.imdb_id, rated_film.imdb_id) AS imdbId,
  held.wikidata_id AS wikidataId`;

/** The diary as it is shown, earliest day first. */
export function exportedViewings({ sql }: Reader, user: number): ExportedViewing[] {
  const rows = sql<Omit<ExportedViewing, "rewatch" | "tags"> & { rewatch: number; tags: string }>(`
    SELECT ${FILM_COLUMNS}, diary.watched_on AS watchedOn, diary.rewatch, diary.rating, diary.note, diary.place,
      diary.tags
    FROM diary
    JOIN rated_film ON rated_film.id = diary.film
    LEFT JOIN film AS held ON held.id = (
      SELECT min(film_link.film) FROM film_link WHERE film_link.same_as = diary.same_as)
    WHERE diary.user = :user
    ORDER BY diary.watched_on, title, year, diary.nth, diary.id`).all({ user });
  return rows.map(({ rewatch, tags, ...row }) => ({
    ...row,
    rewatch: rewatch === 1,
    tags: parseStoredJson<string[]>(tags),
  }));
}

interface ListRow {
  readonly id: number;
  readonly kind: ExportedList["kind"];
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
}

type ListingRow = Omit<ExportedListing, "addedAt"> & { readonly list: number; readonly addedAt: number };

/** Every list with its films, including imported ones outside the library. */
export function exportedLists({ sql }: Reader, user: number): ExportedList[] {
  const lists = sql<ListRow>(`
    SELECT id, kind, name, description, created_at AS createdAt
    FROM list
    WHERE user = :user
    ORDER BY kind = 'own', kind DESC, name, id`).all({ user });
  const rows = sql<ListingRow>(`
    SELECT list_film.list, film.title, film.year, film.tmdb_id AS tmdbId, film.imdb_id AS imdbId,
      film.wikidata_id AS wikidataId, list_film.position, list_film.added_at AS addedAt, list_film.note
    FROM list JOIN list_film ON list_film.list = list.id JOIN film ON film.id = list_film.film
    WHERE list.user = :user
    UNION ALL
    SELECT list_layer.list, rated_film.title, rated_film.year, rated_film.tmdb_id, rated_film.imdb_id, NULL,
      list_layer.position, list_layer.added_at, list_layer.note
    FROM list JOIN list_layer ON list_layer.list = list.id JOIN rated_film ON rated_film.id = list_layer.film
    WHERE list.user = :user AND list_layer.removed = 0
      AND NOT EXISTS (SELECT 1 FROM film_link WHERE film_link.same_as = rated_film.same_as)
    GROUP BY list_layer.list, rated_film.same_as`).all({ user });
  const films = Map.groupBy(rows.toSorted(byPosition), ({ list }) => list);
  return lists.map(({ id, createdAt, ...list }) => ({
    ...list,
    createdAt: instant(createdAt),
    films: (films.get(id) ?? []).map(({ list: _, addedAt, ...row }) => ({ ...row, addedAt: instant(addedAt) })),
  }));
}

/** Films without a position come last, in the order of addition. */
function byPosition(one: ListingRow, other: ListingRow): number {
  const positions = (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER);
  return positions || one.addedAt - other.addedAt || (one.title < other.title ? -1 : 1);
}

const instant = (at: number) => new Date(at).toISOString();

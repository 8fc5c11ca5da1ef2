import type { ProductionFacts } from "../../contract/index.ts";
import type { CollectionPart } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import { type ArtworkImage, artworkUrl } from "../artwork/index.ts";
import type { ShownCollection } from "../facts/index.ts";
import { offeredUrl } from "./offeredImages.ts";

type Reader = Pick<Store, "sql">;
type Part = NonNullable<ProductionFacts["collection"]>["parts"][number];

interface OwnedRow {
  readonly filmId: number;
  readonly tmdbId: number | null;
  readonly title: string;
  readonly year: number | null;
  readonly posterId: number | null;
  readonly hash: string | null;
  readonly placeholder: string | null;
}

const POSTER_WIDTH = 342;
const OWNED_COLUMNS = `film.id AS filmId, film.tmdb_id AS tmdbId, film.title, film.year, artwork.id AS posterId,
       artwork.hash, artwork.placeholder`;
const OWNED_JOIN = "LEFT JOIN artwork ON artwork.id = film.poster AND artwork.hash IS NOT NULL";

/**
 * The collection of a film, by release date. A provider that names the collection without its films (Wikidata) leaves
 * those of the library.
 */
export function filmCollection(
  store: Reader,
  filmId: number,
  { id, name }: ShownCollection,
  parts: readonly CollectionPart[],
): NonNullable<ProductionFacts["collection"]> {
  const shown =
    parts.length > 0 && isStated(store, filmId, id) ? allParts(store, filmId, parts) : ownedParts(store, id);
  return { id, name, parts: shown };
}

/** Whether a provider states that collection: of one that the owner chose it knows no films. */
function isStated({ sql }: Reader, filmId: number, id: string): boolean {
  const row = sql(`
    SELECT 1
    FROM fact
    WHERE film = :filmId AND field = 'collection' AND origin <> 'hand' AND CAST(value ->> '$.id' AS TEXT) = :id`);
  return row.get({ filmId, id }) !== undefined;
}

function allParts({ sql }: Reader, filmId: number, parts: readonly CollectionPart[]): Part[] {
  const owned = new Map(
    sql<OwnedRow>(`
      SELECT ${OWNED_COLUMNS}
      FROM film ${OWNED_JOIN}
      WHERE film.tmdb_id IN (SELECT value FROM json_each(:ids))`)
      .all({ ids: JSON.stringify(parts.map(({ tmdbId }) => tmdbId)) })
      .map((row) => [row.tmdbId, row]),
  );
  return parts.map(({ tmdbId, title, year, releaseDate, posterPath }) => {
    const row = owned.get(tmdbId);
    if (row) return { ...toPart(row), releaseDate };
    const poster = posterPath ? { url: offeredUrl(filmId, POSTER_WIDTH, posterPath), placeholder: null } : null;
    return { tmdbId, filmId: null, title, year, releaseDate, inLibrary: false, poster };
  });
}

function ownedParts({ sql }: Reader, collectionId: string): Part[] {
  return sql<OwnedRow>(`
    SELECT ${OWNED_COLUMNS}
    FROM film ${OWNED_JOIN}
    WHERE film.id IN (SELECT film FROM film_collection WHERE collection = :collectionId)
    ORDER BY film.year, film.id`)
    .all({ collectionId })
    .map(toPart);
}

function toPart({ filmId, tmdbId, title, year, ...artwork }: OwnedRow): Part {
  return { tmdbId, filmId, title, year, releaseDate: null, inLibrary: true, poster: posterOf(artwork) };
}

function posterOf({
  posterId,
  hash,
  placeholder,
}: Pick<OwnedRow, "posterId" | "hash" | "placeholder">): ArtworkImage | null {
  return posterId === null || hash === null ? null : artworkUrl(posterId, POSTER_WIDTH, hash, placeholder);
}

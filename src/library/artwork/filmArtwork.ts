import type { Store } from "../../store/index.ts";
import { type ArtworkImage, artworkUrl } from "./artworkUrl.ts";

type Sql = Pick<Store, "sql">;

/** Also the names of the columns of `film`. */
export const FILM_ARTWORK = ["poster", "backdrop"] as const;
export type FilmArtworkKind = (typeof FILM_ARTWORK)[number];

export interface MissingArtwork {
  readonly artworkId: number;
  readonly kind: FilmArtworkKind;
  /** Path at TMDB. */
  readonly path: string;
}

/** The shape of an image that a provider offers for a film. */
export type OfferedShape = "poster" | "backdrop" | "logo";

/** Which images a film shows. A custom one wins over a sidecar file's, which wins over a provider's. */
export interface FilmArtwork {
  setProviderArtwork(filmId: number, kind: FilmArtworkKind, artworkId: number): void;
  /** The provider no longer has an image of the film; a custom one or a sidecar file's stays. */
  removeProviderArtwork(filmId: number, kind: FilmArtworkKind): void;
  /** An image file next to the film. */
  setSidecarArtwork(filmId: number, kind: FilmArtworkKind, artworkId: number): void;
  /** An image that a person chose; null removes it. */
  setCustomArtwork(filmId: number, kind: FilmArtworkKind, artworkId: number | null): void;
  artworkOf(filmId: number, kind: FilmArtworkKind): number | null;
  /** Where the image that the film shows came from. */
  sourceOf(filmId: number, kind: FilmArtworkKind): string | null;
  /** The film's TMDB images, also chosen ones, whose files were never fetched, or are lost. */
  missingArtwork(filmId: number): MissingArtwork[];
  /** The shape of an image that a provider names for the film or its collection; null for any other path. */
  offeredShape(filmId: number, path: string): OfferedShape | null;
  /** Backdrops by film; films without one are left out. */
  backdropsOf(filmIds: readonly number[]): Map<number, ArtworkImage>;
}

const BACKDROP_WIDTH = 1280;

export function createFilmArtwork({ sql }: Store): FilmArtwork {
  return {
    setProviderArtwork: (filmId, kind, artworkId) => setUnless({ sql }, ["beside:", "own:"], filmId, kind, artworkId),

    removeProviderArtwork(filmId, kind) {
      sql(`
        UPDATE film
        SET ${kind} = NULL
        WHERE id = :filmId AND EXISTS (SELECT 1 FROM artwork WHERE id = film.${kind} AND source LIKE 'tmdb:%')`).run({
        filmId,
      });
    },

    setSidecarArtwork: (filmId, kind, artworkId) => setUnless({ sql }, ["own:"], filmId, kind, artworkId),

    setCustomArtwork(filmId, kind, artworkId) {
      sql(`UPDATE film SET ${kind} = :artworkId WHERE id = :filmId`).run({ filmId, artworkId });
    },

    artworkOf: (filmId, kind) =>
      sql<{ artwork: number | null }>(`SELECT ${kind} AS artwork FROM film WHERE id = :filmId`).get({ filmId })
        ?.artwork ?? null,

    sourceOf: (filmId, kind) =>
      sql<{ source: string }>(`
        SELECT artwork.source
        FROM film JOIN artwork ON artwork.id = film.${kind}
        WHERE film.id = :filmId`).get({ filmId })?.source ?? null,

    missingArtwork: (filmId) =>
      sql<MissingArtwork>(`
        SELECT artwork.id AS artworkId, artwork.kind,
          substr(artwork.source, instr(artwork.source, 'tmdb:') + length('tmdb:')) AS path
        FROM film JOIN artwork ON artwork.id IN (film.poster, film.backdrop)
        WHERE film.id = :filmId AND artwork.hash IS NULL
          AND (artwork.source LIKE 'tmdb:%' OR artwork.source LIKE 'own:tmdb:%')`).all({ filmId }),

    offeredShape: (filmId, path) =>
      sql<{ shape: OfferedShape }>(`
        SELECT CASE json_each.key WHEN 'backdrops' THEN 'backdrop' WHEN 'logos' THEN 'logo' ELSE 'poster' END AS shape
        FROM fact, json_each(fact.value)
        WHERE fact.film = :filmId AND fact.field = 'images'
          AND EXISTS (SELECT 1 FROM json_each(json_each.value) AS image WHERE image.value ->> '$.path' = :path)
        UNION ALL
        SELECT 'logo'
        FROM fact
        WHERE fact.film = :filmId AND fact.field = 'logo' AND fact.origin = 'hand' AND fact.value ->> '$.path' = :path
        UNION ALL
        SELECT 'poster'
        FROM fact, json_each(fact.value) AS part
        WHERE fact.film = :filmId AND fact.field = 'collectionParts' AND part.value ->> '$.posterPath' = :path
        LIMIT 1`).get({ filmId, path })?.shape ?? null,

    backdropsOf(filmIds) {
      const rows = sql<{ film: number; id: number; hash: string; placeholder: string | null }>(`
        SELECT film.id AS film, artwork.id, artwork.hash, artwork.placeholder
        FROM film JOIN artwork ON artwork.id = film.backdrop
        WHERE artwork.hash IS NOT NULL AND film.id IN (SELECT value FROM json_each(:films))`);
      return new Map(
        rows
          .all({ films: JSON.stringify(filmIds) })
          .map(({ film, id, hash, placeholder }) => [film, artworkUrl(id, BACKDROP_WIDTH, hash, placeholder)]),
      );
    },
  };
}

/** @param stronger prefixes of sources whose image is not replaced */
function setUnless(
  { sql }: Sql,
  stronger: readonly string[],
  filmId: number,
  kind: FilmArtworkKind,
  artworkId: number,
): void {
  const isStronger = stronger.map((source) => `source LIKE '${source}%'`).join(" OR ");
  sql(`
    UPDATE film
    SET ${kind} = :artworkId
    WHERE id = :filmId AND NOT EXISTS (SELECT 1 FROM artwork WHERE id = film.${kind} AND (${isStronger}))`).run({
    filmId,
    artworkId,
  });
}

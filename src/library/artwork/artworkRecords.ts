import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export type ArtworkKind = "poster" | "backdrop" | "still";

export interface StoredArtwork {
  readonly kind: ArtworkKind;
  /** Where it came from: `tmdb:/path.jpg`, `beside:/folder/poster.jpg`, `own:hash`. */
  readonly source: string;
  /** Null until its files are stored. */
  readonly hash: string | null;
}

/** What became known of an image when its sizes were stored; width and height in pixels. */
export interface StoredImage {
  readonly hash: string;
  readonly placeholder: string;
  readonly width: number;
  readonly height: number;
}

/** An image whose files are lost: where it came from, and the films and files that show it. */
export interface LostArtwork {
  readonly kind: ArtworkKind;
  readonly source: string;
  readonly films: number[];
  readonly files: number[];
}

/** Images by their source, whichever film shows them. */
export interface ArtworkRecords {
  /** @returns its number; the row is made when the source is new */
  findOrCreate(kind: ArtworkKind, source: string): number;
  find(source: string): number | null;
  get(id: number): StoredArtwork | null;
  /** Whether a film shows it, or a file of a film. */
  isShown(id: number): boolean;
  complete(id: number, image: StoredImage): void;
  /** Another source of the same stored image. @returns its number */
  copy(kind: ArtworkKind, source: string, from: number): number;
  /** @returns null where it was already recorded as lost */
  markLost(id: number): LostArtwork | null;
}

export function createArtworkRecords({ sql, writeRelaxed }: Store, clock: Clock): ArtworkRecords {
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

  function findOrCreate(kind: ArtworkKind, source: string): number {
    sql("INSERT OR IGNORE INTO artwork (kind, source) VALUES (:kind, :source)").run({ kind, source });
    const row = sql<{ id: number }>("SELECT id FROM artwork WHERE source = :source").get({ source });
    if (!row) throw new Error(`no artwork row for ${source}`);
    return row.id;
  }

  return {
    findOrCreate,

    find: (source) => sql<{ id: number }>("SELECT id FROM artwork WHERE source = :source").get({ source })?.id ?? null,

    copy(kind, source, from) {
      const id = findOrCreate(kind, source);
      sql(`
        UPDATE artwork
        SET (hash, placeholder, width, height) =
              (SELECT hash, placeholder, width, height FROM artwork AS other WHERE other.id = :from),
            fetched_at = :now
        WHERE id = :id`).run({ id, from, now: clock.now() });
      return id;
    },

    get: (id) => sql<StoredArtwork>("SELECT kind, source, hash FROM artwork WHERE id = :id").get({ id }) ?? null,

    isShown: (id) =>
      sql(`
        SELECT 1 FROM film WHERE poster = :id
        UNION ALL
        SELECT 1 FROM film WHERE backdrop = :id
        UNION ALL
        SELECT 1 FROM file JOIN film ON film.id = file.film WHERE file.still = :id
        LIMIT 1`).get({ id }) !== undefined,

    complete(id, image) {
      sql(`
        UPDATE artwork
        SET hash = :hash, placeholder = :placeholder, width = :width, height = :height, fetched_at = :now
        WHERE id = :id`).run({ id, ...image, now: clock.now() });
    },

    markLost: (id) =>
      writeRelaxed(() => {
        const row = sql<{ kind: ArtworkKind; source: string }>(
          "SELECT kind, source FROM artwork WHERE id = :id AND hash IS NOT NULL",
        ).get({ id });
        if (!row) return null;
        sql("UPDATE artwork SET hash = NULL WHERE id = :id").run({ id });
        const films = sql<{ id: number }>("SELECT id FROM film WHERE poster = :id OR backdrop = :id").all({ id });
        const files = sql<{ id: number }>(`
          SELECT id
          FROM file
          WHERE still = :id OR film IN (SELECT id FROM film WHERE poster = :id OR backdrop = :id)`).all({ id });
        return { ...row, films: ids(films), files: ids(files) };
      }),
  };
}

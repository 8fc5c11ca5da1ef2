/**
 * Film → edition → part → file: which copy of a film a file is. In: files and films. Out: where each file belongs.
 */
import type { Store } from "../../store/index.ts";

/** Which edition and part of its film a file is; both null for an extra. */
export interface FilePlacement {
  readonly fileId: number;
  readonly edition: string | null;
  readonly part: number | null;
}

/** An unnamed edition and the first part by default. */
export interface Placement {
  readonly edition?: string | undefined;
  readonly part?: number | undefined;
}

/** Editions and parts of films, and which file is which. Expects to be inside a transaction. */
export interface FilePlacements {
  /** Makes the file a copy of the film. */
  attach(fileId: number, filmId: number, placement: Placement): void;
  /** Copies and extras of a film. */
  filesOf(filmId: number): FilePlacement[];
  placementOf(fileId: number): FilePlacement & { readonly film: number | null };
  /** Gives the file to another film, with the same edition and part. */
  restore(placement: FilePlacement, filmId: number): void;
}

export function createFilePlacements({ sql }: Pick<Store, "sql">): FilePlacements {
  return {
    attach,

    filesOf: (filmId) =>
      sql<FilePlacement>(`
        SELECT file.id AS fileId, edition.name AS edition, part.number AS part
        FROM file LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition
        WHERE file.film = :filmId
        ORDER BY file.id`).all({ filmId }),

    placementOf(fileId) {
      const row = sql<FilePlacement & { film: number | null }>(`
        SELECT file.id AS fileId, file.film, edition.name AS edition, part.number AS part
        FROM file LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition
        WHERE file.id = :fileId`);
      return row.get({ fileId }) ?? { fileId, film: null, edition: null, part: null };
    },

    restore({ fileId, edition, part }, filmId) {
      if (part !== null) attach(fileId, filmId, { edition: edition ?? "", part });
      else sql("UPDATE file SET film = :filmId, part = NULL WHERE id = :fileId").run({ fileId, filmId });
    },
  };

  function attach(fileId: number, filmId: number, { edition = "", part = 1 }: Placement): void {
    sql("INSERT OR IGNORE INTO edition (film, name) VALUES (:filmId, :edition)").run({ filmId, edition });
    const parameters = { filmId, edition, part };
    sql(`
      INSERT OR IGNORE INTO part (edition, number)
      SELECT id, :part
      FROM edition
      WHERE film = :filmId AND name = :edition`).run(parameters);
    sql(`
      UPDATE file
      SET kind = CASE WHEN kind IN ('extra', 'sample') THEN 'movie' ELSE kind END,
          film = :filmId,
          part = (SELECT part.id FROM part JOIN edition ON edition.id = part.edition
                  WHERE edition.film = :filmId AND edition.name = :edition AND part.number = :part)
      WHERE id = :fileId`).run({ ...parameters, fileId });
  }
}

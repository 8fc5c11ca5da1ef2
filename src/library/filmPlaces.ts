import type { Store } from "../store/index.ts";

/** Where a file stands under its film; an extra has neither edition nor part. */
export interface PlacedCopy {
  readonly fileId: number;
  readonly edition: string | null;
  readonly part: number | null;
}

/** Editions and parts: where each file stands under its film. Inside a transaction. */
export function filmPlaces({ sql }: Pick<Store, "sql">) {
  return {
    attach,

    /** Copies and extras of a film. */
    filesOf: (filmId: number): PlacedCopy[] =>
      sql<PlacedCopy>(`
        SELECT file.id AS fileId, edition.name AS edition, part.number AS part
        FROM file LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition
        WHERE file.film = :filmId
        ORDER BY file.id`).all({ filmId }),

    placeOf: (fileId: number): PlacedCopy & { readonly film: number | null } =>
      sql<PlacedCopy & { film: number | null }>(`
        SELECT file.id AS fileId, file.film, edition.name AS edition, part.number AS part
        FROM file LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition
        WHERE file.id = :fileId`).get({ fileId }) ?? { fileId, film: null, edition: null, part: null },

    /** Under another film in the same place. */
    putBack({ fileId, edition, part }: PlacedCopy, filmId: number): void {
      if (part !== null) attach(fileId, filmId, { edition: edition ?? "", part });
      else sql("UPDATE file SET film = :filmId, part = NULL WHERE id = :fileId").run({ fileId, filmId });
    },
  };

  function attach(
    fileId: number,
    filmId: number,
    { edition = "", part = 1 }: { readonly edition?: string | undefined; readonly part?: number | undefined },
  ): void {
    sql("INSERT OR IGNORE INTO edition (film, name) VALUES (:filmId, :edition)").run({ filmId, edition });
    const parameters = { filmId, edition, part };
    sql(`
      INSERT OR IGNORE INTO part (edition, number)
      SELECT id, :part FROM edition WHERE film = :filmId AND name = :edition`).run(parameters);
    sql(`
      UPDATE file
      SET kind = CASE WHEN kind IN ('extra', 'sample') THEN 'movie' ELSE kind END,
          film = :filmId, part = (SELECT part.id FROM part JOIN edition ON edition.id = part.edition
                                  WHERE edition.film = :filmId AND edition.name = :edition AND part.number = :part)
      WHERE id = :fileId`).run({ ...parameters, fileId });
  }
}

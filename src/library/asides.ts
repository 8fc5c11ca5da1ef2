import type { FilmDetail } from "../contract/index.ts";
import { nativePaths, type PathRules } from "../paths/index.ts";
import type { Store } from "../store/index.ts";
import { extraTitle } from "./extraTitle.ts";

/** A file with its place among others; `film` is null while it belongs to none. */
export interface PlacedFile {
  readonly id: number;
  readonly path: string;
  readonly film: number | null;
}

/**
 * Extras and samples: they belong to a film without being a copy of it, so they have no edition and no part. Writing
 * functions want to be inside a transaction.
 */
export function asideRecords({ sql }: Pick<Store, "sql">, paths: PathRules = nativePaths) {
  return {
    /** Those in a folder and all below it. */
    asidesBelow(folder: string): PlacedFile[] {
      return sql<PlacedFile>(`
        SELECT id, path, film FROM file INDEXED BY file_aside
        WHERE kind IN ('extra', 'sample') AND path >= :from AND path < :to
        ORDER BY path`).all(paths.range(folder));
    },

    /** Those of a film. */
    asidesOf: (filmId: number): PlacedFile[] =>
      sql<PlacedFile>(`
        SELECT id, path, film FROM file
        WHERE film = :filmId AND part IS NULL AND kind IN ('extra', 'sample')
        ORDER BY path`).all({ filmId }),

    /** Copies of films that lie directly in a folder. */
    copiesIn(folder: string): PlacedFile[] {
      const { from, to } = paths.range(folder);
      const { separator } = paths;
      return sql<PlacedFile>(`
        SELECT id, path, film FROM file
        WHERE path >= :from AND path < :to AND instr(substr(path, length(:from) + 1), :separator) = 0
          AND film IS NOT NULL AND part IS NOT NULL
        ORDER BY path`).all({ from, to, separator });
    },

    /** The film it belongs to, or none. */
    putAside(fileId: number, kind: "extra" | "sample", filmId: number | null): void {
      sql("UPDATE file SET film = :filmId, part = NULL, kind = :kind WHERE id = :fileId").run({ fileId, kind, filmId });
    },
  };
}

/** The extras of a film, with what each is called beside its copies. */
export function extrasOf({ sql }: Pick<Store, "sql">, filmId: number): FilmDetail["extras"] {
  const rows = sql<{ id: number; path: string; kind: string; part: number | null }>(`
    SELECT id, path, kind, part FROM file WHERE film = :filmId
    ORDER BY kind, path`).all({ filmId });
  const copies = rows.filter(({ part }) => part !== null).map(({ path }) => path);
  return rows.flatMap(({ id, path, kind, part }) =>
    part === null && (kind === "extra" || kind === "sample")
      ? [{ fileId: id, title: extraTitle(path, copies), kind }]
      : [],
  );
}

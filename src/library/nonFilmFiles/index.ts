/**
 * Extras and sample clips: files that belong to a film without being a copy of it, so they have no edition and no part.
 * In: files that identification sorted out. Out: those of a folder or a film. Writing functions expect to be inside a
 * transaction.
 */
import type { FilmDetail } from "../../contract/index.ts";
import { nativePaths, type PathRules } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import { extraTitle } from "./extraTitle.ts";

export { createNotFilmPage, type NotFilmFile, type NotFilmPage, type NotFilmQuery } from "./notFilms.ts";
export { createWatchedFiles, type WatchedFiles } from "./watchedFiles.ts";

/** A file, and the film it belongs to; null while it belongs to none. */
export interface FileOfFilm {
  readonly id: number;
  readonly path: string;
  readonly film: number | null;
}

export interface NonFilmFiles {
  /** Extras and sample clips in a folder and all folders below it. */
  below(folder: string): FileOfFilm[];
  ofFilm(filmId: number): FileOfFilm[];
  /** Copies of films directly in a folder. */
  copiesIn(folder: string): FileOfFilm[];
  /** Marks the file as an extra or a sample clip, of a film or of none. */
  assign(fileId: number, kind: "extra" | "sample", filmId: number | null): void;
}

export function createNonFilmFiles({ sql }: Pick<Store, "sql">, paths: PathRules = nativePaths): NonFilmFiles {
  return {
    below: (folder) =>
      sql<FileOfFilm>(`
        SELECT id, path, film
        FROM file INDEXED BY file_aside
        WHERE kind IN ('extra', 'sample') AND path >= :from AND path < :to
        ORDER BY path`).all(paths.range(folder)),

    ofFilm: (filmId) =>
      sql<FileOfFilm>(`
        SELECT id, path, film
        FROM file
        WHERE film = :filmId AND part IS NULL AND kind IN ('extra', 'sample')
        ORDER BY path`).all({ filmId }),

    copiesIn(folder) {
      const { from, to } = paths.range(folder);
      return sql<FileOfFilm>(`
        SELECT id, path, film
        FROM file
        WHERE path >= :from AND path < :to AND instr(substr(path, length(:from) + 1), :separator) = 0
          AND film IS NOT NULL AND part IS NOT NULL
        ORDER BY path`).all({ from, to, separator: paths.separator });
    },

    assign(fileId, kind, filmId) {
      sql("UPDATE file SET film = :filmId, part = NULL, kind = :kind WHERE id = :fileId").run({ fileId, kind, filmId });
    },
  };
}

/** The extras of a film for its page, each with a title. */
export function extrasOf({ sql }: Pick<Store, "sql">, filmId: number): FilmDetail["extras"] {
  const rows = sql<{ id: number; path: string; kind: string; part: number | null }>(`
    SELECT id, path, kind, part
    FROM file
    WHERE film = :filmId
    ORDER BY kind, path`).all({ filmId });
  const copies = rows.filter(({ part }) => part !== null).map(({ path }) => path);
  return rows.flatMap(({ id, path, kind, part }) =>
    part === null && (kind === "extra" || kind === "sample")
      ? [{ fileId: id, title: extraTitle(path, copies), kind }]
      : [],
  );
}

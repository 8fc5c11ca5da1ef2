import { mayContinue, type Store } from "../../store/index.ts";
import type { FilterValueCount, PassingFilms } from "./filterValueCount.ts";
import { pathsIn } from "./pathsIn.ts";

interface FolderCount {
  readonly value: string;
  readonly count: number;
}

/**
 * Folders to choose from: the watched ones and the chosen one, each followed by the folders directly in it, with how many
 * of the passing films have a file there. Folders without such a film are left out.
 */
export function createFolderValues({ sql }: Pick<Store, "sql">) {
  return (films: PassingFilms, chosen: string | undefined, limit: number): FilterValueCount[] => {
    const watched = sql<{ path: string }>("SELECT path FROM watched_folder ORDER BY path").all();
    const roots = new Set([...watched.map(({ path }) => path), ...(chosen === undefined ? [] : [chosen])]);
    const counts = new Map<string, number>();
    for (const root of roots)
      for (const { value, count } of [countIn(root, films), ...foldersIn(root, films, limit)]) counts.set(value, count);
    return [...counts]
      .map(([value, count]) => ({ value, name: null, count }))
      .filter(({ count }) => count > 0)
      .slice(0, limit);
  };

  function countIn(folder: string, { passing, parameters }: PassingFilms): FolderCount {
    const { from, to } = pathsIn(folder);
    const row = sql<{ count: number }>(`
      SELECT count(DISTINCT film) AS count
      FROM file INDEXED BY file_by_folder
      WHERE part IS NOT NULL AND path >= :folderFrom AND path < :folderTo ${isAmong(passing)}`);
    return { value: folder, count: row.get({ ...parameters, folderFrom: from, folderTo: to })?.count ?? 0 };
  }

  /** The folders directly in a folder, those with most films first. */
  function foldersIn(folder: string, { passing, parameters }: PassingFilms, limit: number): FolderCount[] {
    const { from, to } = pathsIn(folder);
    const end = "instr(substr(path, length(:folderFrom) + 1), :separator)";
    return sql<FolderCount>(`
      SELECT substr(path, 1, length(:folderFrom) + ${end} - 1) AS value, count(DISTINCT film) AS count
      FROM file INDEXED BY file_by_folder
      WHERE part IS NOT NULL AND path >= :folderFrom AND path < :folderTo AND ${end} > 0 ${isAmong(passing)}
      GROUP BY 1
      ORDER BY count DESC, 1
      LIMIT :limit`).all({ ...parameters, folderFrom: from, folderTo: to, separator: from.slice(-1), limit });
  }
}

const isAmong = (passing: string): string =>
  `${mayContinue("film")} ${passing === "" ? "" : `AND film IN (${passing})`}`;

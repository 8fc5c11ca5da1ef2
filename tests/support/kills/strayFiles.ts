import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import BetterSqlite from "better-sqlite3";

/** Everything that may lie in the data folder of a program that has ended well. */
const ALLOWED = [
  /^library\.(db|lock)$/,
  /^library\.json$/,
  /^holder\.txt$/,
  /^reserve$/,
  /^secrets\/[\w.-]+$/,
  /^tmdb-key[\w.-]*$/,
  /^logs\/filmotheque\.log(\.\d+)?$/,
  /^backups\/(library|before-migration-from-\d+)-[\dT.-]+\.(db|zip)(\.sha256)?$/,
  /^library\.db\.replaced-[\dT.-]+$/,
  /^models\/[\w.-]+$/,
  /^catalogues\/[\w-]+\.sqlite$/,
];
const PICTURE = /^images\/[0-9a-f]{2}\/([0-9a-f]{40,64})-\d+\.(webp|png|jpg)$/;
const LEFT_BY_WORK = /\.(tmp|part|partial|unfinished|incoming)\b|-(wal|shm|journal)$/;

/**
 * Files of a data folder that nothing in the library points at and no rule allows.
 * @param names of all its files, taken before the database was opened for inspection
 */
export function findStrayFiles(dataFolder: string, names: readonly string[]): string[] {
  const database = new BetterSqlite(join(dataFolder, "library.db"), { readonly: true });
  try {
    const column = (text: string) => new Set(database.prepare(text).pluck().all() as string[]);
    const pictures = column("SELECT hash FROM artwork WHERE hash IS NOT NULL");
    const paths = column("SELECT path FROM file UNION SELECT path FROM neighbour");
    return names.filter((name) => {
      if (LEFT_BY_WORK.test(name)) return true;
      const picture = PICTURE.exec(name);
      if (picture) return !pictures.has(picture[1]!);
      return !ALLOWED.some((rule) => rule.test(name)) && !paths.has(join(dataFolder, ...name.split("/")));
    });
  } finally {
    database.close();
  }
}

/** Pictures that the library points at and that are not there. */
export function findLostPictures(dataFolder: string): string[] {
  const database = new BetterSqlite(join(dataFolder, "library.db"), { readonly: true });
  try {
    const hashes = database.prepare("SELECT hash FROM artwork WHERE hash IS NOT NULL").pluck().all() as string[];
    const there = new Set(filesIn(join(dataFolder, "images")).map((name) => PICTURE.exec(`images/${name}`)?.[1]));
    return hashes.filter((hash) => !there.has(hash));
  } finally {
    database.close();
  }
}

export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

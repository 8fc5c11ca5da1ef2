/** Which files a person contributed: custom posters, subtitles, uploads; not caches or secrets. */

import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite from "better-sqlite3";
import { hasCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";

export type ContributedKind = "poster" | "subtitle" | "upload";

export interface ContributedFile {
  readonly kind: ContributedKind;
  /** Below the data folder, with `/`. */
  readonly path: string;
  /** On this machine. */
  readonly source: string;
  /** Null where it is not there. */
  readonly sizeBytes: number | null;
  readonly mtimeMs: number;
}

/** The folders of the data folder that an archive may hold files of. */
export const CONTRIBUTED_FOLDERS: Record<ContributedKind, string> = {
  poster: "images",
  subtitle: "subtitles",
  upload: "uploads",
};

/** Where the database names each kind. Files without a row are leftovers, and not backed up. */
const PATHS = {
  upload: "SELECT path FROM file",
  subtitle: "SELECT DISTINCT path FROM neighbour WHERE is_given = 1",
} satisfies Partial<Record<ContributedKind, string>>;
const CUSTOM_POSTERS = "SELECT DISTINCT hash FROM artwork WHERE source LIKE 'own:%' AND hash IS NOT NULL";

export function contributedFiles(database: BetterSqlite.Database, dataFolder: string): ContributedFile[] {
  const spellings = spellingsOf(dataFolder);
  const named = (kind: keyof typeof PATHS) =>
    database
      .prepare<[], { path: string }>(PATHS[kind])
      .all()
      .flatMap(({ path }) => {
        const inside = belowAny(path, spellings);
        return inside?.startsWith(`${CONTRIBUTED_FOLDERS[kind]}/`) ? [fileAt(kind, inside, dataFolder)] : [];
      });
  const posters = database
    .prepare<[], { hash: string }>(CUSTOM_POSTERS)
    .all()
    .flatMap(({ hash }) => variantsOf(dataFolder, hash));
  return [...posters, ...named("subtitle"), ...named("upload")];
}

/** As it was named, and with its links followed: the database may hold either. */
export function spellingsOf(dataFolder: string): string[] {
  return [...new Set([dataFolder, realpathSync(dataFolder)])];
}

function belowAny(path: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    const inside = nativePaths.relativeTo(path, folder);
    if (inside !== null) return inside.split(nativePaths.separator).join("/");
  }
  return null;
}

/** An image is stored in several widths, all named by its hash. */
function variantsOf(dataFolder: string, hash: string): ContributedFile[] {
  const subfolder = `${CONTRIBUTED_FOLDERS.poster}/${hash.slice(0, 2)}`;
  return readdirIfThere(join(dataFolder, subfolder))
    .filter((name) => name.startsWith(`${hash}-`) && name.endsWith(".webp"))
    .sort()
    .map((name) => fileAt("poster", `${subfolder}/${name}`, dataFolder));
}

function fileAt(kind: ContributedKind, path: string, dataFolder: string): ContributedFile {
  const source = join(dataFolder, ...path.split("/"));
  const stats = lstatSync(source, { throwIfNoEntry: false });
  const isThere = stats?.isFile() === true;
  return { kind, path, source, sizeBytes: isThere ? stats.size : null, mtimeMs: isThere ? stats.mtimeMs : 0 };
}

function readdirIfThere(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

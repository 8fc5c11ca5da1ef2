import { nativePaths } from "../../paths/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { namesOf } from "../fileAccess/entriesOf.ts";
import { statFile } from "../fileAccess/fileStat.ts";
import { openFolderSync } from "../fileAccess/openFolder.ts";
import { openForReading } from "../fileAccess/openForReading.ts";
import { blurayRoles, parsePlaylist } from "./bluray.ts";
import type { DiscLocation } from "./discPaths.ts";
import type { DiscFile, DiscRoles } from "./discRole.ts";
import { dvdRoles, titleSetSeconds } from "./dvd.ts";

export interface ReadDiscRolesInput {
  readonly disc: DiscLocation;
  readonly roots: AllowedRoots;
}

/** More entries than any disc has. */
const MAX_FILES = 2_000;
const MAX_TABLES = 500;
/** Tables are small; reading stops at this size. */
const MAX_TABLE_BYTES = 1024 * 1024;

/**
 * Reads the tables of a disc that was copied as a folder and determines the role of each video. Unreadable tables
 * count as missing. Reads synchronously: run it in a thread of the `media` pool.
 */
export function readDiscRoles({ disc, roots }: ReadDiscRolesInput): DiscRoles {
  const isDvd = disc.kind === "dvd";
  const videos = filesIn(disc.videos, roots, isDvd ? /^(?:video_ts|vts_\d\d_\d)\.vob$/i : /^\d{5}\.(?:m2ts|mts)$/i);
  if (isDvd) return dvdRoles(videos, titleSetLengths(disc.tables, roots));
  const tables = filesIn(disc.tables, roots, /^\d{5}\.mpls?$/i).slice(0, MAX_TABLES);
  const playlists = tables.flatMap(({ name }) => parsePlaylist(readTable(disc.tables, name, roots)) ?? []);
  return blurayRoles(videos, playlists);
}

function titleSetLengths(folder: string, roots: AllowedRoots): Map<number, number> {
  const tables = filesIn(folder, roots, /^vts_\d\d_0\.ifo$/i);
  return new Map(
    tables.map(({ name }) => [Number(name.slice(4, 6)), titleSetSeconds(readTable(folder, name, roots)) ?? 0]),
  );
}

function filesIn(folder: string, roots: AllowedRoots, pattern: RegExp): DiscFile[] {
  try {
    using opened = openFolderSync(folder, roots);
    return namesOf(opened.accessPath)
      .filter(({ entry }) => entry.isFile() && pattern.test(entry.name))
      .slice(0, MAX_FILES)
      .flatMap(({ entry: { name } }) => describe(nativePaths.join(opened.accessPath, name), name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // The folder is missing or unreadable: the roles are determined from the other tables.
    return [];
  }
}

/** Nothing for a file that was removed, or cannot be read, since the folder was listed. */
function describe(path: string, name: string): DiscFile[] {
  try {
    return [{ name, ...statFile(path) }];
  } catch {
    return [];
  }
}

function readTable(folder: string, name: string, roots: AllowedRoots): Buffer {
  try {
    using file = openForReading(nativePaths.join(folder, name), roots);
    return Buffer.from(file.readAt(0, Math.min(file.stat.sizeBytes, MAX_TABLE_BYTES)));
  } catch {
    // The table was replaced by a link or is unreadable.
    return Buffer.alloc(0);
  }
}

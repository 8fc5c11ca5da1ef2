import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isAllowed, realRoots } from "../fileAccess/allowedRoots.ts";
import { classifyName, isHidden, isIgnoredFolder } from "../fileAccess/fileNames.ts";
import { type FileStat, lstatFile, statFile } from "../fileAccess/fileStat.ts";
import { openFolderSync } from "../fileAccess/openFolder.ts";
import { LinkInPath } from "../fileAccess/openWithoutLinks.ts";
import { realFilmPath } from "../fileAccess/realFilmPaths.ts";
import { type Refusal, refuse, refuseFor } from "./inspectedPath.ts";
import { type PackedEntries, packEntries } from "./packedEntries.ts";
import type { ScannedFile } from "./scannedFile.ts";

/** One folder's direct content. seen = entries + refused + ignored; `folders` are still to be read. */
export interface ScannedFolder extends FolderListing {
  readonly entries: PackedEntries;
}

interface FolderListing {
  readonly path: string;
  /** The same for every path that leads to the folder; null when it could not be read. */
  readonly identity: string | null;
  readonly mtimeMs: number;
  readonly folders: string[];
  readonly refused: Refusal[];
  ignored: number;
  seen: number;
}

interface OpenListing extends FolderListing {
  readonly entries: ScannedFile[];
}

export interface ReadFoldersInput {
  readonly folders: readonly string[];
  /** Links may lead into these and nowhere else. */
  readonly allowedRoots: readonly string[];
}

/** Lists folders without their subfolders. Reads synchronously: run it in a thread of the `media` pool. */
export function readFolders({ folders, allowedRoots }: ReadFoldersInput): ScannedFolder[] {
  const roots = realRoots(allowedRoots);
  return folders.map((folder) => {
    const listing = readFolder(folder, roots);
    return { ...listing, entries: packEntries(listing.entries) };
  });
}

function readFolder(path: string, roots: readonly string[]): OpenListing {
  const listing = { path, identity: null, mtimeMs: 0, entries: [], folders: [], refused: [], ignored: 0, seen: 0 };
  try {
    const realPath = realpathSync.native(path);
    if (!isAllowed(realPath, roots)) return refuseFolder(listing, refuse(path, "outside_allowed_roots", null));
    using opened = openFolderSync(realPath);
    const { identity, mtimeMs } = statFile(opened.accessPath);
    const known: OpenListing = { ...listing, identity: identity ?? realPath, mtimeMs };
    for (const found of readdirSync(opened.accessPath, { withFileTypes: true }))
      addEntry(known, found, opened.accessPath, roots);
    return known;
  } catch (error) {
    if (error instanceof LinkInPath) return refuseFolder(listing, refuse(path, error.code, "replaced while opening"));
    return refuseFolder(listing, refuseFor(path, error));
  }
}

function refuseFolder(listing: OpenListing, refusal: Refusal): OpenListing {
  return { ...listing, refused: [refusal], seen: 1 };
}

function addEntry(listing: OpenListing, found: Dirent, accessPath: string, roots: readonly string[]): void {
  const path = join(listing.path, found.name);
  try {
    if (found.isSymbolicLink()) {
      addLink(listing, path, found.name, roots);
    } else if (found.isDirectory()) {
      addFolder(listing, path, found.name);
    } else {
      addFile(listing, path, found.name, () => (found.isFile() ? lstatFile(join(accessPath, found.name)) : null));
    }
  } catch (error) {
    addRefusal(listing, refuseFor(path, error));
  }
}

function addLink(listing: OpenListing, path: string, name: string, roots: readonly string[]): void {
  const realPath = realpathSync.native(path);
  const stat = statFile(realPath);
  // A link is listed under the real path it leads to, so that one file has one path.
  if (!isAllowed(realPath, roots)) addRefusal(listing, refuse(path, "outside_allowed_roots", null));
  else if (stat.isFolder) addFolder(listing, realFilmPath(path), name);
  else addFile(listing, realFilmPath(path), name, () => stat);
}

function addFolder(listing: OpenListing, path: string, name: string): void {
  if (isIgnoredFolder(name)) addIgnored(listing);
  else listing.folders.push(path);
}

/** Only files named like videos are asked for their metadata: most files in film folders are not. */
function addFile(listing: OpenListing, path: string, name: string, stat: () => FileStat | null): void {
  const kind = isHidden(name) ? "other" : classifyName(name);
  const file = kind === "other" ? null : stat();
  if (!file?.isFile) {
    addIgnored(listing);
  } else if (kind === "arriving") {
    addRefusal(listing, refuse(path, "incomplete", null, Date.now() - file.mtimeMs));
  } else {
    listing.seen++;
    listing.entries.push({ path, sizeBytes: file.sizeBytes, mtimeMs: file.mtimeMs, inode: file.inode });
  }
}

function addIgnored(listing: OpenListing): void {
  listing.seen++;
  listing.ignored++;
}

function addRefusal(listing: OpenListing, refusal: Refusal): void {
  listing.seen++;
  listing.refused.push(refusal);
}

import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { isAllowed, realRoots } from "./allowedRoots.ts";
import { isHidden, isIgnoredFolder, judgeName } from "./fileNames.ts";
import { type Refusal, refuse, refuseFor } from "./surveyed.ts";

/** A file in a folder, by name and metadata alone: its content was not read. */
export interface FolderEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

/** One folder's direct content. seen = entries + refused + ignored; folders to walk stand apart. */
export interface FolderListing {
  readonly path: string;
  /** Tells the folder apart however it was reached; null when it could not be read. */
  readonly identity: string | null;
  readonly mtimeMs: number;
  readonly entries: FolderEntry[];
  readonly folders: string[];
  readonly refused: Refusal[];
  ignored: number;
  seen: number;
}

export interface ReadFoldersInput {
  readonly folders: readonly string[];
  /** Links may lead into these and nowhere else. */
  readonly allowedRoots: readonly string[];
}

/** Lists folders, not what lies below them. Reads synchronously: it belongs into a thread of the `media` pool. */
export function readFolders({ folders, allowedRoots }: ReadFoldersInput): FolderListing[] {
  const roots = realRoots(allowedRoots);
  return folders.map((folder) => readFolder(folder, roots));
}

function readFolder(path: string, roots: readonly string[]): FolderListing {
  const listing = { path, identity: null, mtimeMs: 0, entries: [], folders: [], refused: [], ignored: 0, seen: 0 };
  try {
    if (!isAllowed(realpathSync.native(path), roots))
      return refuseFolder(listing, refuse(path, "outside_allowed_roots", null));
    const { dev, ino, mtimeMs } = statSync(path);
    const known: FolderListing = { ...listing, identity: `${dev}:${ino}`, mtimeMs };
    for (const found of readdirSync(path, { withFileTypes: true })) sortIn(known, found, roots);
    return known;
  } catch (error) {
    return refuseFolder(listing, refuseFor(path, error));
  }
}

function refuseFolder(listing: FolderListing, refusal: Refusal): FolderListing {
  return { ...listing, refused: [refusal], seen: 1 };
}

function sortIn(listing: FolderListing, found: Dirent, roots: readonly string[]): void {
  const path = join(listing.path, found.name);
  try {
    if (found.isSymbolicLink()) {
      sortLink(listing, path, found.name, roots);
    } else if (found.isDirectory()) {
      sortFolder(listing, path, found.name);
    } else {
      sortFile(listing, path, found.name, () => (found.isFile() ? lstatSync(path) : null));
    }
  } catch (error) {
    addRefusal(listing, refuseFor(path, error));
  }
}

function sortLink(listing: FolderListing, path: string, name: string, roots: readonly string[]): void {
  const realPath = realpathSync.native(path);
  const stats = statSync(realPath);
  if (!isAllowed(realPath, roots)) addRefusal(listing, refuse(path, "outside_allowed_roots", null));
  else if (stats.isDirectory()) sortFolder(listing, path, name);
  else sortFile(listing, path, name, () => stats);
}

function sortFolder(listing: FolderListing, path: string, name: string): void {
  if (isIgnoredFolder(name)) ignore(listing);
  else listing.folders.push(path);
}

/** Metadata are asked for only where the name promises a film: most of what lies beside films is neither. */
function sortFile(listing: FolderListing, path: string, name: string, look: () => Stats | null): void {
  const kind = isHidden(name) ? "other" : judgeName(name);
  const stats = kind === "other" ? null : look();
  if (!stats?.isFile()) {
    ignore(listing);
  } else if (kind === "arriving") {
    addRefusal(listing, refuse(path, "incomplete", null, Date.now() - stats.mtimeMs));
  } else {
    listing.seen++;
    listing.entries.push({ path, sizeBytes: stats.size, mtimeMs: stats.mtimeMs, inode: stats.ino });
  }
}

function ignore(listing: FolderListing): void {
  listing.seen++;
  listing.ignored++;
}

function addRefusal(listing: FolderListing, refusal: Refusal): void {
  listing.seen++;
  listing.refused.push(refusal);
}

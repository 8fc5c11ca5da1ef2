import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { WholeMs } from "../../time/wholeMs.ts";
import { isAllowed, realRoots } from "./allowedRoots.ts";
import { type FileLook, lookAt, lookAtItself } from "./fileLook.ts";
import { isHidden, isIgnoredFolder, judgeName } from "./fileNames.ts";
import { realPathOf } from "./realPaths.ts";
import { type Refusal, refuse, refuseFor } from "./surveyed.ts";

/** A file in a folder, by name and metadata alone: its content was not read. */
export interface FolderEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** As `FileLook` says. */
  readonly inode: string | null;
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
    const { identity, mtimeMs } = lookAt(path);
    const known: FolderListing = { ...listing, identity: identity ?? realpathSync.native(path), mtimeMs };
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
      sortFile(listing, path, found.name, () => (found.isFile() ? lookAtItself(path) : null));
    }
  } catch (error) {
    addRefusal(listing, refuseFor(path, error));
  }
}

function sortLink(listing: FolderListing, path: string, name: string, roots: readonly string[]): void {
  const realPath = realpathSync.native(path);
  const look = lookAt(realPath);
  // What is linked to is listed where it really lies: one file is one path, whichever way the walk comes by first.
  if (!isAllowed(realPath, roots)) addRefusal(listing, refuse(path, "outside_allowed_roots", null));
  else if (look.isFolder) sortFolder(listing, realPathOf(path), name);
  else sortFile(listing, realPathOf(path), name, () => look);
}

function sortFolder(listing: FolderListing, path: string, name: string): void {
  if (isIgnoredFolder(name)) ignore(listing);
  else listing.folders.push(path);
}

/** Metadata are asked for only where the name promises a film: most of what lies beside films is neither. */
function sortFile(listing: FolderListing, path: string, name: string, look: () => FileLook | null): void {
  const kind = isHidden(name) ? "other" : judgeName(name);
  const file = kind === "other" ? null : look();
  if (!file?.isFile) {
    ignore(listing);
  } else if (kind === "arriving") {
    addRefusal(listing, refuse(path, "incomplete", null, Date.now() - file.mtimeMs));
  } else {
    listing.seen++;
    listing.entries.push({ path, sizeBytes: file.sizeBytes, mtimeMs: file.mtimeMs, inode: file.inode });
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

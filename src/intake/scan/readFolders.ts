import { type Dirent, realpathSync } from "node:fs";
import { join } from "node:path";
import {
  type Exclusion,
  excludedFile,
  excludedFolder,
  type IgnoreRules,
  ignoredBy,
  isIgnoreFile,
} from "../exclusions/index.ts";
import { isAllowed, realRoots } from "../fileAccess/allowedRoots.ts";
import { countEntries, escapeName, namesOf } from "../fileAccess/entriesOf.ts";
import { type FileStat, lstatFile, statFile } from "../fileAccess/fileStat.ts";
import { openFolderSync } from "../fileAccess/openFolder.ts";
import { LinkInPath } from "../fileAccess/openWithoutLinks.ts";
import { realFilmPath } from "../fileAccess/realFilmPaths.ts";
import { readIgnoreFiles } from "./ignoreFiles.ts";
import { type Refusal, refuse, refuseFor } from "./inspectedPath.ts";
import { type PackedEntries, packEntries } from "./packedEntries.ts";
import type { ScannedFile } from "./scannedFile.ts";
import { SkippedEntries, type SkippedEntry } from "./skippedEntries.ts";

/** One folder's direct content. seen = entries + refused + ignored; `folders` are still to be read. */
export interface ScannedFolder extends FolderSummary {
  readonly entries: PackedEntries;
  /** Details of the ignored entries. */
  readonly skipped: readonly SkippedEntry[];
  /** Number of ignored entries that are sidecar files. */
  readonly companions: number;
}

interface FolderSummary {
  readonly path: string;
  /** The same for every path that leads to the folder; null when it could not be read. */
  readonly identity: string | null;
  readonly mtimeMs: number;
  readonly folders: string[];
  /** The ignore rules that apply to subfolders. */
  readonly rules: readonly IgnoreRules[];
  readonly refused: Refusal[];
  ignored: number;
  seen: number;
}

interface OpenListing extends FolderSummary {
  readonly entries: ScannedFile[];
  readonly skipping: SkippedEntries;
}

export interface ReadFoldersInput {
  readonly folders: readonly FolderToRead[];
  /** Links may lead into these and nowhere else. */
  readonly allowedRoots: readonly string[];
  /** Excluded paths that a user added anyway. */
  readonly included: readonly string[];
  /** The watched folders: one in another is read whatever the other excludes. */
  readonly watchedRoots: readonly string[];
}

export interface FolderToRead {
  readonly path: string;
  /** Rules from ignore files in parent folders. */
  readonly rules: readonly IgnoreRules[];
}

/** Paths that are read although something excludes them. */
interface OverruledExclusions {
  /** Added by a user, whatever they contain. */
  readonly included: ReadonlySet<string>;
  /** Only their own ignore files count. */
  readonly watchedRoots: ReadonlySet<string>;
}

interface Reading {
  readonly roots: readonly string[];
  readonly overruled: OverruledExclusions;
  readonly accessPath: string;
  readonly realPath: string;
}

/** The maximum number of entries counted in an excluded folder. */
const MAX_COUNTED = 1_000;

/** Lists folders without their subfolders. Reads synchronously: run it in a thread of the `media` pool. */
export function readFolders({ folders, allowedRoots, included, watchedRoots }: ReadFoldersInput): ScannedFolder[] {
  const roots = realRoots(allowedRoots);
  const overruled = { included: new Set(included), watchedRoots: new Set(watchedRoots) };
  return folders.map((folder) => {
    const { skipping, entries, ...summary } = readFolder(folder, roots, overruled);
    const { companions } = skipping;
    return { ...summary, entries: packEntries(entries), skipped: skipping.all(), companions };
  });
}

function readFolder(
  { path, rules }: FolderToRead,
  roots: readonly string[],
  overruled: OverruledExclusions,
): OpenListing {
  const empty = emptyListing(path, rules);
  try {
    const realPath = realpathSync.native(path);
    if (!isAllowed(realPath, roots)) return refuseFolder(empty, refuse(path, "outside_allowed_roots", null));
    using opened = openFolderSync(realPath);
    const { identity, mtimeMs } = statFile(opened.accessPath);
    const names = namesOf(opened.accessPath);
    const ignoreFiles = names.map(({ entry }) => entry.name).filter(isIgnoreFile);
    const own = readIgnoreFiles(realPath, ignoreFiles).map((one) => ({ ...one, folder: path }));
    const outer = overruled.watchedRoots.has(path) ? [] : rules;
    const applied = overruled.included.has(path) ? [] : [...outer, ...own];
    const listing = { ...empty, identity: identity ?? realPath, mtimeMs, rules: applied };
    const excluding = listing.rules.find(({ isWholeFolder }) => isWholeFolder);
    if (excluding) return skipFolder(listing, excluding.name, names.length);
    const reading = { roots, overruled, accessPath: opened.accessPath, realPath };
    for (const { entry, raw } of names)
      if (raw) skip(listing, join(path, escapeName(raw)), { reason: "name_not_utf8", fact: null }, entry.isDirectory());
      else addEntry(listing, entry, reading);
    return listing;
  } catch (error) {
    if (error instanceof LinkInPath) return refuseFolder(empty, refuse(path, error.code, "replaced while opening"));
    return refuseFolder(empty, refuseFor(path, error));
  }
}

function emptyListing(path: string, rules: readonly IgnoreRules[]): OpenListing {
  const skipping = new SkippedEntries(path);
  return {
    path,
    identity: null,
    mtimeMs: 0,
    entries: [],
    folders: [],
    rules,
    refused: [],
    skipping,
    ignored: 0,
    seen: 0,
  };
}

function refuseFolder(listing: OpenListing, refusal: Refusal): OpenListing {
  return { ...listing, refused: [refusal], seen: 1 };
}

/** A folder excluded by its ignore file is one entry, with the number of its direct entries. */
function skipFolder(listing: OpenListing, ignoreFile: string, entries: number): OpenListing {
  listing.skipping.add(listing.path, { reason: "ignored_by_file", fact: ignoreFile }, true, entries);
  return { ...listing, ignored: entries, seen: entries };
}

function addEntry(listing: OpenListing, found: Dirent, reading: Reading): void {
  const path = join(listing.path, found.name);
  try {
    if (found.isSymbolicLink()) {
      addLink(listing, path, found.name, reading);
    } else if (found.isDirectory()) {
      addFolder(listing, path, found.name, reading);
    } else {
      const stat = () => (found.isFile() ? lstatFile(join(reading.accessPath, found.name)) : null);
      addFile(listing, path, found.name, stat, reading);
    }
  } catch (error) {
    addRefusal(listing, refuseFor(path, error));
  }
}

function addLink(listing: OpenListing, path: string, name: string, reading: Reading): void {
  const realPath = realpathSync.native(path);
  const stat = statFile(realPath);
  // A link is listed under the real path it leads to, so that one file has one path.
  if (!isAllowed(realPath, reading.roots)) addRefusal(listing, refuse(path, "outside_allowed_roots", null));
  else if (stat.isFolder) addFolder(listing, realFilmPath(path), name, reading);
  else addFile(listing, realFilmPath(path), name, () => stat, reading);
}

function addFolder(listing: OpenListing, path: string, name: string, { realPath, overruled }: Reading): void {
  const isOverruled = overruled.included.has(path) || overruled.watchedRoots.has(path);
  const excluded = isOverruled ? null : (excludedFolder(name) ?? exclusionByRules(path, true, listing));
  if (excluded === null) {
    listing.folders.push(path);
    return;
  }
  // Opening a snapshot folder may mount the snapshot.
  const entries = excluded.reason === "snapshot" ? 1 : countEntries(join(realPath, name), MAX_COUNTED);
  skip(listing, path, excluded, true, entries);
}

/** Only files named like videos are asked for their metadata: most files in film folders are not. */
function addFile(
  listing: OpenListing,
  path: string,
  name: string,
  stat: () => FileStat | null,
  { overruled }: Reading,
): void {
  const excluded = overruled.included.has(path) ? null : (excludedFile(name) ?? exclusionByRules(path, false, listing));
  if (excluded && excluded.reason !== "incomplete") {
    skip(listing, path, excluded, false);
    return;
  }
  const file = stat();
  if (!file?.isFile) {
    skip(listing, path, { reason: "not_a_video", fact: "special file" }, false);
  } else if (excluded) {
    addRefusal(listing, refuse(path, "incomplete", null, Date.now() - file.mtimeMs));
  } else {
    listing.seen++;
    listing.entries.push({ path, sizeBytes: file.sizeBytes, mtimeMs: file.mtimeMs, inode: file.inode });
  }
}

function exclusionByRules(path: string, isFolder: boolean, { rules }: OpenListing): Exclusion | null {
  const fact = rules.length === 0 ? null : ignoredBy(path, isFolder, rules);
  return fact === null ? null : { reason: "ignored_by_file", fact };
}

function skip(listing: OpenListing, path: string, excluded: Exclusion, isFolder: boolean, entries = 1): void {
  listing.skipping.add(path, excluded, isFolder, entries);
  listing.seen++;
  listing.ignored++;
}

function addRefusal(listing: OpenListing, refusal: Refusal): void {
  listing.seen++;
  listing.refused.push(refusal);
}

import { dirname } from "node:path";
import { nativePaths } from "../../paths/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { type Mount, mountPoints, mountsOf } from "../fileAccess/mountPoints.ts";
import { openFolder } from "../fileAccess/openFolder.ts";
import type { RecordedStat } from "../files/folderFiles.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";
import { type IngestParts, ingestPaths } from "../ingest/ingest.ts";
import type { IngestResult } from "../ingest/ingestResult.ts";
import type { SkippedEntry } from "../scan/index.ts";
import { replaceSkipped } from "../skippedFiles/index.ts";
import { isWithoutFilms } from "../watch/index.ts";
import { awayMounts, type DriveRecords } from "./driveRecords.ts";
import type { ScanSummary } from "./watchedFolderRecords.ts";

const FILES_PER_WRITE = 200;
/** A folder with more entries than this is not an empty mount point. */
const MAX_ENTRIES = 50;

export interface ScanFolderParts extends IngestParts {
  readonly drives: DriveRecords;
}

/** The folder was scanned, or its drive is away and nothing was changed. */
export type ScanOutcome =
  | {
      readonly kind: "scanned";
      readonly summary: ScanSummary;
      /** Number of files recorded as new, changed, moved, found again, missing or left out. */
      readonly changeCount: number;
    }
  | { readonly kind: "offline" };

/**
 * Compares a folder with its recorded files. Unchanged files are compared by name, size and time only, so a rescan is
 * cheap. If a root is gone, is empty but was not before, or is on another drive than before, its drive is considered
 * disconnected, also where that happens during the scan: no file below it is marked missing. The same applies to a root
 * that was replaced by a link.
 *
 * @param allowedRoots where links may lead; null: the folder may be a link itself
 */
export async function scanFolder(
  folder: string,
  parts: ScanFolderParts,
  signal?: AbortSignal,
  allowedRoots: AllowedRoots = [folder],
): Promise<ScanOutcome> {
  const start = performance.now();
  const known = await parts.files.folders.all(folder, signal);
  if (await isOffline(folder, known.size, allowedRoots)) {
    await markOffline(known.values(), parts, signal);
    return { kind: "offline" };
  }
  const mountsBefore = mountsOf(folder, mountPoints());
  const result = await scanKnown(
    folder,
    known,
    { ...parts, isRepeatable: true, allowedRoots: allowedRoots ?? undefined },
    signal,
  );
  const unseen = [...known.values()].filter((file) => !result.seenPaths.has(file.path));
  // It went away while it was scanned: what was not found says nothing.
  if (unseen.length > 0 && (await isOffline(folder, known.size, allowedRoots))) {
    await markOffline(known.values(), parts, signal);
    return { kind: "offline" };
  }
  const mounts = mountsInBoth(mountsBefore, mountsOf(folder, mountPoints()));
  const away = findAwayDrives(folder, mounts, known, result, parts.drives);
  const held = new Set(away.flatMap(({ films }) => films));
  parts.store.writeRelaxed(() => parts.drives.replace(folder, mounts, away));
  if (away.some(({ path }) => path === folder || nativePaths.isInside(folder, path))) {
    await markOffline(
      [...known.values()].filter((file) => held.has(file.path)),
      parts,
      signal,
    );
    return { kind: "offline" };
  }
  const skippedCount = await replaceSkipped(folder, skippedIn(folder, result), parts, signal);
  const goneCount = await settleUnseen(unseen, result, held, parts, signal);
  if (goneCount > 0) parts.events.emit({ type: "file.changed", count: goneCount });
  const changeCount = goneCount + skippedCount + result.recorded.filter(({ what }) => what !== "known").length;
  return { kind: "scanned", summary: summarize(result, start, parts.clock.now()), changeCount };
}

async function markOffline(
  known: Iterable<RecordedStat>,
  parts: IngestParts,
  signal: AbortSignal | undefined,
): Promise<void> {
  const present = [...known].filter(({ state }) => state !== "offline");
  await inBatches(present, parts, signal, (files) => parts.files.setStates(idsOf(files), "offline"));
}

const isOfflineFile = ({ state }: RecordedStat): boolean => state === "offline";

/** Drives that were there during the whole scan: what was not found on others says nothing. */
function mountsInBoth(before: readonly Mount[], after: readonly Mount[]): Mount[] {
  return before.filter(({ path, identity }) => after.some((one) => one.path === path && one.identity === identity));
}

/** A drive that is not mounted, with the paths of its films. */
interface AwayDrive extends Mount {
  readonly films: readonly string[];
}

/**
 * Drives that the folder was on or contained at an earlier scan, and that are now unmounted or replaced by another
 * drive. If a recorded file is still found, the files were copied from the drive, which is no longer required.
 */
function findAwayDrives(
  folder: string,
  mounts: readonly Mount[],
  known: ReadonlyMap<string, RecordedStat>,
  { seenPaths }: IngestResult,
  drives: DriveRecords,
): AwayDrive[] {
  const recorded = drives.of(folder);
  const isMounted = ({ path, identity }: Mount) =>
    mounts.some((mount) => mount.path === path && mount.identity === identity);
  return awayMounts(recorded, mounts).flatMap((drive) => {
    const below = [...known.values()].filter(({ path }) => nativePaths.isInside(path, drive.path));
    const [offline, present] = [below.filter(isOfflineFile), below.filter((file) => !isOfflineFile(file))];
    // The films of a drive that was away before are offline; others are those of the drive that took its place.
    const own = drive.wasAway ? offline : present.length > 0 ? present : below;
    // Of several absent drives at one place, the films of one that came back are seen: they are not this drive's.
    const isReplaced = recorded.some((other) => other.path === drive.path && isMounted(other));
    const isCopied = own.some(({ path }) => seenPaths.has(path)) && !(drive.wasAway && isReplaced);
    if (own.length === 0 || isCopied) return [];
    const films = (drive.wasAway ? offline : below).filter(({ path }) => !seenPaths.has(path));
    return { ...drive, films: films.map(({ path }) => path) };
  });
}

/** Checks overruled exclusions separately, because the scan does not visit them. */
async function scanKnown(
  folder: string,
  known: ReadonlyMap<string, RecordedStat>,
  parts: IngestParts,
  signal: AbortSignal | undefined,
): Promise<IngestResult> {
  const included = parts.skipped.included(folder);
  const result = await ingestPaths([folder], parts, { known, included, signal });
  const hidden = included.filter((path) => known.has(path) && !result.seenPaths.has(path));
  if (hidden.length === 0) return result;
  const further = await ingestPaths(hidden, parts, { known, isForced: true, signal });
  return { ...result, seenPaths: new Set([...result.seenPaths, ...further.seenPaths]) };
}

/** Sidecar files are one row for the whole folder. */
function skippedIn(folder: string, { skipped, companions }: IngestResult): readonly SkippedEntry[] {
  if (companions === 0) return skipped;
  const row = { path: folder, reason: "companion", fact: null, isFolder: true, isRest: true, entries: companions };
  return [...skipped, row];
}

/**
 * Marks recorded files that the scan did not find as missing, or as offline when their folder cannot be read.
 * @param held paths of films on drives that are away
 * @returns how many were not missing before
 */
async function settleUnseen(
  unseen: readonly RecordedStat[],
  { rejected }: IngestResult,
  held: ReadonlySet<string>,
  parts: IngestParts,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { files, clock } = parts;
  const unreadable = new Set(rejected.filter(({ code }) => UNREADABLE.has(code)).map(({ path }) => path));
  let goneCount = 0;
  await inBatches(unseen, parts, signal, (batch) => {
    const hidden = batch.filter(({ path }) => held.has(path) || isBelowAny(path, unreadable));
    files.setStates(idsOf(hidden), "offline");
    // A file that was moved meanwhile has another path in its record, and is not missing.
    const gone = batch.filter((file) => !hidden.includes(file) && files.byId(file.id)?.path === file.path);
    const newlyGone = gone.filter(({ id, state }) => state !== "missing" && !isKnownToBeGone(id, files));
    for (const { id } of newlyGone) files.markMissing(id, clock.now());
    files.setStates(idsOf(newlyGone), "missing");
    for (const { id } of gone) relocateToCopy(id, files);
    goneCount += newlyGone.length;
  });
  return goneCount;
}

/** A file that a person removed keeps its state when it goes. */
function isKnownToBeGone(fileId: number, files: IngestParts["files"]): boolean {
  const file = files.byId(fileId);
  return file?.state === "removed" && file.missingSince !== null;
}

/** Writes in short transactions, with requests answered in between. After a kill the next scan writes the rest. */
async function inBatches(
  files: readonly RecordedStat[],
  { store }: IngestParts,
  signal: AbortSignal | undefined,
  write: (batch: readonly RecordedStat[]) => void,
): Promise<void> {
  for (let at = 0; at < files.length; at += FILES_PER_WRITE) {
    signal?.throwIfAborted();
    store.writeRelaxed(() => write(files.slice(at, at + FILES_PER_WRITE)));
    await yieldToEventLoop();
  }
}

/** Refusals of folders that exist and cannot be listed. */
const UNREADABLE: ReadonlySet<string> = new Set(["unreadable", "in_use"]);

/** Files below a folder that could not be read are offline, not missing. */
function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  for (let [below, above] = [path, dirname(path)]; above !== below; [below, above] = [above, dirname(above)])
    if (folders.has(above)) return true;
  return false;
}

function summarize({ recorded, rejected, ignored, seen, unchanged }: IngestResult, start: number, now: number) {
  const added = recorded.filter(({ what }) => what === "new" || what === "copy").length;
  const refused = rejected.length;
  return {
    at: new Date(now).toISOString(),
    seen,
    known: Math.max(seen - added - refused - ignored, unchanged),
    added,
    ignored,
    refused,
    failed: 0,
    seconds: (performance.now() - start) / 1000,
  };
}

async function isOffline(folder: string, knownFiles: number, roots: AllowedRoots): Promise<boolean> {
  try {
    await using opened = await openFolder(folder, roots);
    const entries = await opened.entries(MAX_ENTRIES + 1);
    return knownFiles > 0 && entries.length <= MAX_ENTRIES && isWithoutFilms(entries);
  } catch {
    // Unreadable, replaced and unreachable folders look the same here; none of them may remove films from the
    // library.
    return true;
  }
}

function idsOf(files: readonly RecordedStat[]): number[] {
  return files.map(({ id }) => id);
}

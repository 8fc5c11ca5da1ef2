import { dirname } from "node:path";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openFolder } from "../fileAccess/openFolder.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";
import { type IngestParts, type IngestResult, ingest } from "../ingest/ingest.ts";
import type { ScanSummary } from "./watchedFolderRecords.ts";

/** The folder was scanned, or its drive is away and nothing was changed. */
export type ScanOutcome =
  | { readonly kind: "scanned"; readonly summary: ScanSummary; readonly result: IngestResult }
  | { readonly kind: "offline" };

/**
 * Compares a folder with what is known of it. A rescan costs what changed: an unchanged file is a name, a size and a
 * time. A root that is gone, or empty where it was not, is a drive that is away: nothing below it is called missing.
 * The same goes for a root that was replaced by a link.
 *
 * @param allowedRoots where links may lead; null: the folder may be a link itself
 */
export async function scanFolder(
  folder: string,
  parts: IngestParts,
  signal?: AbortSignal,
  allowedRoots: AllowedRoots = [folder],
): Promise<ScanOutcome> {
  const start = performance.now();
  const known = new Map(parts.files.under(folder).map((file) => [file.path, file]));
  if (await isOffline(folder, known.size, allowedRoots)) {
    parts.store.writeRelaxed(() => parts.files.setStates(idsOf(known), "offline"));
    return { kind: "offline" };
  }

  const result = await ingest([folder], { ...parts, allowedRoots: allowedRoots ?? undefined }, known, signal);
  const hidden = new Set(result.rejected.filter(({ code }) => UNREADABLE.has(code)).map(({ path }) => path));
  const unseen = [...known.values()].filter((file) => !result.seenPaths.has(file.path));
  const unmet = unseen.filter(({ path }) => !isBelowAny(path, hidden));
  const gone = parts.store.writeRelaxed(() => {
    // A file that was moved meanwhile has another path in its record, and is not missing.
    const left = unmet.filter(({ id, path }) => parts.files.byId(id)?.path === path);
    for (const file of left) parts.files.markMissing(file.id, parts.clock.now());
    parts.files.setStates(
      left.map(({ id }) => id),
      "missing",
    );
    parts.files.setStates(
      unseen.filter(({ path }) => isBelowAny(path, hidden)).map(({ id }) => id),
      "offline",
    );
    for (const { id } of left) relocateToCopy(id, parts.files);
    return left;
  });
  if (gone.length > 0) parts.events.emit({ type: "file.changed", count: gone.length });
  return { kind: "scanned", summary: summarize(result, start, parts.clock.now()), result };
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
    return (await opened.isEmpty()) && knownFiles > 0;
  } catch {
    // An unreadable, a replaced and an unreachable folder cannot be distinguished here, and neither may empty the library.
    return true;
  }
}

function idsOf(known: ReadonlyMap<string, FileRecord>): number[] {
  return [...known.values()].map(({ id }) => id);
}

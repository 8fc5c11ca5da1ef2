import { displayPath } from "../../paths/index.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";
import { queueDuplicateCheck } from "../jobs/detectDuplicateJob.ts";
import { queueProbe } from "../jobs/probeJob.ts";
import {
  type Change,
  type FoundFile,
  findRelatedFiles,
  type KnownFile,
  type RelatedScan,
  reconcile,
  type SeenContent,
  toKnownFile,
  toSeenContents,
} from "../reconcile/index.ts";
import { STABLE_AFTER_MS } from "../stability/stabilityTracker.ts";
import type { RecordedFile, RecordingParts } from "./recordedFile.ts";

/** Identified without a sure result. */
const UNDECIDED: ReadonlySet<string> = new Set(["ambiguous", "unmatched"]);

/** Compares scanned files with the records and writes the changes, in the one transaction that it must run in. */
export function applyChanges(
  { found, stats }: RelatedScan,
  hashes: ReadonlyMap<string, string>,
  parts: RecordingParts,
): RecordedFile[] {
  const { files } = parts;
  const seen = toSeenContents(found, hashes);
  const records = new Map(findRelatedFiles(seen, files, parts.clock.now()).map((file) => [file.id, file]));
  const { changes, displaced } = reconcile(
    [...records.values()].map((file) => toKnownFile(file, stats)),
    seen,
  );
  // All moved files give up their paths first: in a swap each new path is the other file's old one.
  const leaving = changes.filter((change) => change.kind === "moved").map(({ file }) => file);
  for (const file of [...displaced, ...leaving]) files.contents.displace(file);
  const context = {
    parts,
    records,
    paths: new Set([...records.values()].map(({ path }) => path)),
    recordedAt: new Map(),
  };
  const recorded = changes.map((change) => {
    const result = applyChange(change, context);
    context.recordedAt.set(change.seen.path, result.fileId);
    return result;
  });
  const takenOver = new Map(displaced.flatMap(({ id }) => markDisplaced(id, parts)));
  return recorded.map((file) => ({ ...file, fileId: takenOver.get(file.fileId) ?? file.fileId }));
}

/** @returns the id of a copy that the missing file was relocated to, and the id that both have now */
function markDisplaced(id: number, { files, clock, events }: RecordingParts): [number, number][] {
  files.markMissing(id, clock.now());
  files.setStates([id], "missing");
  events.emit({ type: "file.changed", fileId: id });
  const copy = relocateToCopy(id, files);
  return copy ? [[copy.id, id]] : [];
}

interface ChangeContext {
  readonly parts: RecordingParts;
  readonly records: ReadonlyMap<number, FileRecord>;
  /** Recorded paths before the changes. */
  readonly paths: ReadonlySet<string>;
  /** Ids of the files that were recorded so far, by path. */
  readonly recordedAt: Map<string, number>;
}

function applyChange(change: Change<FoundFile & SeenContent>, context: ChangeContext): RecordedFile {
  const { parts, paths } = context;
  const { seen } = change;
  const removed = removedFile(change, context);
  if (removed) return recordRemoved(removed, seen, parts);
  switch (change.kind) {
    case "kept":
      return recordKept(recordOf(change.file, context), seen, parts);
    case "moved":
      return recordMoved(recordOf(change.file, context), seen, paths.has(seen.path), parts);
    case "replaced":
      return recordReplaced(change.file.id, seen, parts);
    case "linked": {
      const fileId = idOf(change.to, context);
      return result(seen, fileId, jobOf(fileId, parts) ?? 0, "known", true);
    }
    case "copied":
      return recordNew(seen, parts.files.byId(idOf(change.of, context)), parts);
    case "added":
      return recordNew(seen, undefined, parts);
  }
}

/** The changed file, if a person removed it from the library. */
function removedFile(change: Change<FoundFile & SeenContent>, context: ChangeContext): FileRecord | null {
  if (change.kind !== "kept" && change.kind !== "moved" && change.kind !== "replaced") return null;
  const file = recordOf(change.file, context);
  return file.state === "removed" ? file : null;
}

/** It is followed as any other, but only a person brings it back: a scan leaves it removed. */
function recordRemoved(file: FileRecord, found: FoundFile, parts: RecordingParts): RecordedFile {
  const { contents } = parts.files;
  const isSame = file.fingerprint === found.fingerprint && file.path === found.path;
  if (isSame) contents.updateStat(file.id, found);
  else contents.move(file.id, found);
  parts.files.markPresent(file.id);
  if (!parts.bringsBack?.(found.path)) return result(found, file.id, 0, "known", true);
  parts.onAddedAgain(file.id);
  return result(found, file.id, probeSoon(file.id, found, parts), "back", true);
}

function recordOf({ id }: KnownFile, { records }: ChangeContext): FileRecord {
  const record = records.get(id);
  if (!record) throw new Error(`no record of file ${id}`);
  return record;
}

/** Links and copies refer to recorded files, or to scanned files whose changes come before theirs. */
function idOf(file: KnownFile | SeenContent, { recordedAt }: ChangeContext): number {
  const id = "id" in file ? file.id : recordedAt.get(file.path);
  if (id === undefined) throw new Error("a file is recorded after a file that refers to it");
  return id;
}

function recordKept(file: FileRecord, found: FoundFile, parts: RecordingParts): RecordedFile {
  const isTouched = file.mtimeMs !== found.mtimeMs;
  if (isTouched || file.state === "arriving" || file.state === "failed") return recordReplaced(file.id, found, parts);
  const wasAway = file.missingSince !== null || file.state === "missing" || file.state === "offline";
  if (wasAway) parts.files.markPresent(file.id);
  parts.files.contents.updateStat(file.id, found);
  const job = jobOf(file.id, parts) ?? (needsProbe(parts.files.byId(file.id)) ? probeSoon(file.id, found, parts) : 0);
  return result(found, file.id, job, wasAway ? "back" : "known", true);
}

/** @param isNameTaken another file had this name until now: the name is no new evidence, and identification is not repeated */
function recordMoved(file: FileRecord, found: FoundFile, isNameTaken: boolean, parts: RecordingParts): RecordedFile {
  parts.files.contents.move(file.id, found);
  parts.files.markPresent(file.id);
  const from = { ...file, path: displayPath(file.path) };
  if (from.path !== found.path) parts.onMoved(from, found.path);
  const isSettled = isNameTaken && file.isRead === 1 && UNDECIDED.has(file.state);
  const job = jobOf(file.id, parts) ?? (isSettled ? 0 : lookAgain(file, found, parts));
  return result(found, file.id, job, "moved", true);
}

/** Probed properties belong to the content; after a move only the new name and folder are parsed. */
function lookAgain(file: FileRecord, found: FoundFile, parts: RecordingParts): number {
  if (file.isRead === 0 || !found.isWhole || file.fingerprint !== found.fingerprint || file.durationSeconds === null)
    return probeSoon(file.id, found, parts);
  return parts.jobs.enqueue({
    kind: "identify",
    subject: "file",
    subjectId: file.id,
    uniqueKey: `identify:${file.id}`,
  });
}

function recordReplaced(fileId: number, found: FoundFile, parts: RecordingParts): RecordedFile {
  parts.files.contents.replace(fileId, found, found.isWhole ? "queued" : "arriving", parts.clock.now());
  return result(found, fileId, probeSoon(fileId, found, parts), "changed", true);
}

function recordNew(found: FoundFile, duplicate: FileRecord | undefined, parts: RecordingParts): RecordedFile {
  const fileId = parts.files.insert(found, found.isWhole ? "queued" : "arriving", parts.clock.now(), parts.addedBy);
  if (duplicate?.film) parts.files.contents.copyBindingFrom(fileId, duplicate);
  else parts.jobs.enqueue({ kind: "card", subject: "file", subjectId: fileId, uniqueKey: `card:${fileId}` });
  if (duplicate) queueDuplicateCheck(parts.jobs, fileId);
  return result(found, fileId, probeSoon(fileId, found, parts), duplicate ? "copy" : "new", false);
}

function needsProbe(file: FileRecord | undefined): boolean {
  return file?.state === "queued" || file?.state === "probing";
}

function probeSoon(fileId: number, { isStable }: FoundFile, { jobs }: RecordingParts): number {
  return queueProbe(jobs, fileId, isStable ? 0 : STABLE_AFTER_MS);
}

function jobOf(fileId: number, { files }: RecordingParts): number | undefined {
  return files.identifyingJob(fileId) ?? undefined;
}

function result(found: FoundFile, fileId: number, jobId: number, what: RecordedFile["what"], already: boolean) {
  return { path: found.path, fileId, jobId, already, what };
}

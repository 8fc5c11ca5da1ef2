import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { displayPath } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";
import { queueDuplicateCheck } from "../jobs/duplicateJob.ts";
import { queueProbe } from "../jobs/probeJob.ts";
import {
  type Change,
  type FoundFile,
  findRelatedFiles,
  hashCollidingFiles,
  type RelatedScan,
  reconcile,
  type ScanRelatedParts,
  scanRelatedFiles,
  toKnownFile,
  toSeenContents,
} from "../reconcile/index.ts";
import { STABLE_AFTER_MS, type StabilityTracker } from "../stability/stabilityTracker.ts";

export interface RecordedFile {
  readonly path: string;
  readonly fileId: number;
  readonly jobId: number;
  readonly already: boolean;
  readonly what: "new" | "known" | "changed" | "moved" | "copy" | "back";
}

export interface RecordingParts extends ScanRelatedParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly stability: StabilityTracker;
  onMoved(file: FileRecord, to: string): void;
  /** SHA-256 of the whole file. @throws the file system's error */
  fullHash(path: string): Promise<string>;
}

/** A film was looked for, and none was sure. */
const UNDECIDED: ReadonlySet<string> = new Set(["ambiguous", "unmatched"]);
/** One transaction; more would hold the main thread. */
const BATCH = 100;

/**
 * Makes files and their first jobs durable, and follows what was renamed. When this returns, a kill loses none of them.
 *
 * What became of each is for `reconcile` to say. A copy is taken for the same film until reading all of both says
 * otherwise.
 *
 * @returns one for each found file, in their order
 */
export async function recordFiles(
  found: readonly FoundFile[],
  parts: RecordingParts,
  signal?: AbortSignal,
): Promise<RecordedFile[]> {
  const recorded = new Map<string, RecordedFile>();
  for (let start = 0; start < found.length; start += BATCH) {
    // What an earlier batch was led to was recorded with it.
    const batch = found.slice(start, start + BATCH).filter(({ path }) => !recorded.has(path));
    if (batch.length === 0) continue;
    const done = await recordBatch(batch, parts, signal);
    for (const file of done) recorded.set(file.path, file);
    announce(done, parts.events);
    await yieldToEventLoop();
  }
  return found.flatMap(({ path }) => recorded.get(path) ?? []);
}

async function recordBatch(
  batch: readonly FoundFile[],
  parts: RecordingParts,
  signal: AbortSignal | undefined,
): Promise<RecordedFile[]> {
  for (;;) {
    const related = await scanRelatedFiles(batch, parts, signal);
    const hashes = await hashCollidingFiles(related.found, parts);
    for (const { path, fingerprint, sizeBytes, mtimeMs, isStable } of related.found)
      parts.stability.observe(path, { fingerprint, sizeBytes, mtimeMs }, { isStable });
    // Two that come in at the same moment may be copies: what was recorded since is looked at before it is judged.
    const done = parts.store.writeDurable(() => (related.isCurrent() ? applyChanges(related, hashes, parts) : null));
    if (done) return done;
    signal?.throwIfAborted();
  }
}

/** Compared and written in one transaction: what the library knows is read where it is changed. */
function applyChanges(
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
  // Names are given up before any is taken: in a swap each path is somebody's.
  const leaving = changes.filter((change) => change.kind === "moved").map(({ file }) => file);
  for (const file of [...displaced, ...leaving]) files.contents.displace(file);
  const namesOf = new Map([...records.values()].map(({ path, id }) => [path, id]));
  const recordedAt = new Map<string, number>();
  const idOf = (one: { readonly path: string } | { readonly id: number }) =>
    "id" in one ? one.id : recordedAt.get(one.path)!;
  const recorded = changes.map((change) => {
    const result = applyChange(change, { parts, records, namesOf, idOf });
    recordedAt.set(change.seen.path, result.fileId);
    return result;
  });
  const takenOver = new Map(displaced.flatMap(({ id }) => markDisplaced(id, parts)));
  return recorded.map((file) => ({ ...file, fileId: takenOver.get(file.fileId) ?? file.fileId }));
}

/** @returns by the id of the copy whose place it took, its own */
function markDisplaced(id: number, { files, clock, events }: RecordingParts): [number, number][] {
  files.markMissing(id, clock.now());
  files.setStates([id], "missing");
  events.emit({ type: "file.changed", fileId: id });
  const copy = relocateToCopy(files.byId(id)!, files);
  return copy ? [[copy.id, id]] : [];
}

interface Applying {
  readonly parts: RecordingParts;
  readonly records: ReadonlyMap<number, FileRecord>;
  /** Which file bore which path before. */
  readonly namesOf: ReadonlyMap<string, number>;
  idOf(one: { readonly path: string } | { readonly id: number }): number;
}

function applyChange(change: Change<FoundFile & { fullHash: string | null }>, applying: Applying): RecordedFile {
  const { parts, records, namesOf, idOf } = applying;
  const { seen } = change;
  switch (change.kind) {
    case "kept":
      return recordKept(records.get(change.file.id)!, seen, parts);
    case "moved":
      return recordMoved(records.get(change.file.id)!, seen, namesOf.has(seen.path), parts);
    case "replaced":
      return recordReplaced(change.file.id, seen, parts);
    case "linked":
      return result(seen, idOf(change.to), jobOf(idOf(change.to), parts) ?? 0, "known", true);
    case "copied":
      return recordNew(seen, parts.files.byId(idOf(change.of)), parts);
    case "added":
      return recordNew(seen, undefined, parts);
  }
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

/** @param isNameTaken another file bore the name until now: it says nothing of this one, and nobody is asked anew */
function recordMoved(file: FileRecord, found: FoundFile, isNameTaken: boolean, parts: RecordingParts): RecordedFile {
  parts.files.contents.move(file.id, found);
  parts.files.markPresent(file.id);
  const from = { ...file, path: displayPath(file.path) };
  if (from.path !== found.path) parts.onMoved(from, found.path);
  const isSettled = isNameTaken && file.isRead === 1 && UNDECIDED.has(file.state);
  const job = jobOf(file.id, parts) ?? (isSettled ? 0 : probeSoon(file.id, found, parts));
  return result(found, file.id, job, "moved", true);
}

function recordReplaced(fileId: number, found: FoundFile, parts: RecordingParts): RecordedFile {
  parts.files.contents.replace(fileId, found, found.isWhole ? "queued" : "arriving", parts.clock.now());
  return result(found, fileId, probeSoon(fileId, found, parts), "changed", true);
}

function recordNew(found: FoundFile, duplicate: FileRecord | undefined, parts: RecordingParts): RecordedFile {
  const fileId = parts.files.insert(found, found.isWhole ? "queued" : "arriving", parts.clock.now());
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
  return files.latestJob(fileId) ?? undefined;
}

function result(found: FoundFile, fileId: number, jobId: number, what: RecordedFile["what"], already: boolean) {
  return { path: found.path, fileId, jobId, already, what };
}

function announce(recorded: readonly RecordedFile[], events: Events): void {
  const fresh = recorded.filter(({ what }) => what !== "known");
  if (fresh.length > 0) events.emit({ type: "file.added", count: fresh.length, fileIds: fresh.map((f) => f.fileId) });
}

import type { Events } from "../events/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import { chooseMoved, sameContent, settleTies } from "./chooseMoved.ts";
import type { FileRecord, FileRecords, SeenFile } from "./fileRecords.ts";
import { queueTwin } from "./twinJob.ts";

/** A file as the survey found it, whole or still growing. */
export interface FoundFile extends SeenFile {
  /** Since its last change. A young one may still be growing and is probed when it stood still. */
  readonly ageMs: number;
  readonly isWhole: boolean;
}

export interface RecordedFile {
  readonly path: string;
  readonly fileId: number;
  readonly jobId: number;
  readonly already: boolean;
  readonly what: "new" | "known" | "changed" | "moved" | "copy" | "back";
}

export interface RecordingParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: { now(): number };
  onMoved(file: FileRecord, to: string): void;
  /** SHA-256 of the whole file. @throws the file system's error */
  fullHash(path: string): Promise<string>;
}

/** Files that changed less than this ago are looked at again before they are read. */
export const STANDSTILL_MS = 3_000;
/** One transaction; more would hold the main thread. */
const BATCH = 100;

/**
 * Makes files and their first jobs durable. When this returns, a kill loses none of them.
 *
 * New → recorded. Same path, same size and time → known. Same content as a file that is gone → that file moved here:
 * its film and everything on it stays. Same content as one that is there → a copy of the same film, until reading all of
 * both says otherwise.
 */
export async function recordFiles(found: readonly FoundFile[], parts: RecordingParts): Promise<RecordedFile[]> {
  const recorded: RecordedFile[] = [];
  for (let start = 0; start < found.length; start += BATCH) {
    const batch = found.slice(start, start + BATCH);
    const hashes = await settleTies(batch, parts);
    const done = parts.store.promise(() => batch.map((file) => recordFile(file, hashes.get(file.path), parts)));
    recorded.push(...done);
    announce(done, parts.events);
    await new Promise(setImmediate);
  }
  return recorded;
}

function recordFile(found: FoundFile, fullHash: string | undefined, parts: RecordingParts): RecordedFile {
  const known = parts.files.byPath(found.path);
  if (known) return recordKnown(known, found, parts);

  const alike = found.fingerprint ? parts.files.byFingerprint(found.fingerprint, found.sizeBytes) : [];
  const twins = sameContent(alike, fullHash);
  const moved = chooseMoved(twins, found.path);
  if (moved) {
    parts.files.move(moved.id, found);
    parts.files.markPresent(moved.id);
    parts.onMoved(moved, found.path);
    return result(found, moved.id, jobOf(moved.id, parts) ?? queueProbe(moved.id, found, parts), "moved", true);
  }
  return recordNew(found, twins[0], parts);
}

function recordKnown(known: FileRecord, found: FoundFile, parts: RecordingParts): RecordedFile {
  const isSame = known.sizeBytes === found.sizeBytes && known.mtimeMs === found.mtimeMs;
  const wasAway = known.missingSince !== null || known.state === "missing" || known.state === "offline";
  if (isSame && known.state !== "arriving" && known.state !== "failed") {
    if (wasAway) parts.files.markPresent(known.id);
    const job = jobOf(known.id, parts) ?? (needsProbe(known) ? queueProbe(known.id, found, parts) : 0);
    return result(found, known.id, job, wasAway ? "back" : "known", true);
  }
  parts.files.replaceContent(known.id, found, found.isWhole ? "queued" : "arriving");
  return result(found, known.id, queueProbe(known.id, found, parts), "changed", true);
}

function recordNew(found: FoundFile, twin: FileRecord | undefined, parts: RecordingParts): RecordedFile {
  const fileId = parts.files.insert(found, found.isWhole ? "queued" : "arriving", parts.clock.now());
  if (twin?.film) parts.files.bindLike(fileId, twin);
  else parts.jobs.enqueue({ kind: "card", subject: "file", subjectId: fileId, uniqueKey: `card:${fileId}` });
  if (twin) queueTwin(parts.jobs, fileId);
  return result(found, fileId, queueProbe(fileId, found, parts), twin ? "copy" : "new", false);
}

function needsProbe(file: FileRecord): boolean {
  return file.state === "queued" || file.state === "probing";
}

function queueProbe(fileId: number, found: FoundFile, { jobs }: RecordingParts): number {
  const mayGrow = !found.isWhole || found.ageMs < STANDSTILL_MS;
  return jobs.enqueue({
    kind: "probe",
    subject: "file",
    subjectId: fileId,
    uniqueKey: `probe:${fileId}`,
    delayMs: mayGrow ? STANDSTILL_MS : 0,
  });
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

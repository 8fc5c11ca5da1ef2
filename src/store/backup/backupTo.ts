import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type BetterSqlite from "better-sqlite3";
import { deserializeError } from "../serializedError.ts";
import { makeBackupFolder, timestamp } from "./backupNames.ts";
import type { BackupMessage } from "./backupThread.ts";
import type { BackupOrder, BackupReport } from "./writeBackup.ts";

export interface BackupOptions {
  /** False leaves uploads out, and says so in the archive. */
  readonly withUploads?: boolean;
  readonly signal?: AbortSignal;
  /** From 0 to 1. */
  onProgress?(ratio: number): void;
}

/** The file of the next backup unless another one is given. */
export function nextBackupFile(dataFolder: string): string {
  return join(makeBackupFolder(dataFolder), `library-${timestamp()}.zip`);
}

/**
 * Copies everything a person contributed while the library stays open: the database and the files that belong to it, in
 * one archive, opened and checked before it gets its name. A thread does the work.
 *
 * @param database open, and its file is the library's
 * @param file where to; by default a dated file among the library's backups. A name that ends in `.db` asks for the
 *   database alone
 * @throws BackupProblem, the signal's reason
 */
export async function backupTo(
  database: BetterSqlite.Database,
  dataFolder: string,
  file = nextBackupFile(dataFolder),
  { withUploads = true, signal, onProgress }: BackupOptions = {},
): Promise<BackupReport> {
  signal?.throwIfAborted();
  // Named here, because threads that start in the same millisecond would choose the same name.
  const copy = join(makeBackupFolder(dataFolder), `library-${timestamp()}.db`);
  const order: BackupOrder = { databaseFile: database.name, dataFolder, file, copy, withUploads };
  const thread = new Worker(threadFile(), { workerData: order });
  const { promise, resolve, reject } = Promise.withResolvers<BackupReport>();
  thread.on("message", (message: BackupMessage) => {
    if (message.kind === "progress") onProgress?.(message.ratio);
    else if (message.kind === "failed") reject(deserializeError(message.error));
    else resolve(message.report);
  });
  thread.on("error", reject);
  thread.on("exit", () => reject(new Error("the thread that writes the backup ended early")));
  const cancel = () => thread.postMessage("stop");
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await promise;
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener("abort", cancel);
    await thread.terminate();
  }
}

/** Next to this file when run from source; in `workers` next to the bundle's chunks otherwise. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "./backupThread.ts" : "../workers/writeBackup.js", import.meta.url);
}

/** The thread that writes a backup while the program continues to answer. */
import { parentPort, workerData } from "node:worker_threads";
import { type SerializedError, serializeError } from "../serializedError.ts";
import { type BackupOrder, type BackupReport, writeBackup } from "./writeBackup.ts";

export type BackupMessage =
  | { readonly kind: "progress"; readonly ratio: number }
  | { readonly kind: "done"; readonly report: BackupReport }
  | { readonly kind: "failed"; readonly error: SerializedError };

const PROGRESS_EVERY_MS = 200;
const send = (message: BackupMessage) => parentPort?.postMessage(message);
let toldAt = 0;
// When it is told to stop it finishes on its own, so that it can remove its partial file.
const stop = new AbortController();
parentPort?.once("message", () => stop.abort());

try {
  // What `backupTo` handed over: both files are built together.
  const report = await writeBackup(workerData as BackupOrder, (ratio) => {
    stop.signal.throwIfAborted();
    if (Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    send({ kind: "progress", ratio });
  });
  send({ kind: "done", report });
} catch (error) {
  send({ kind: "failed", error: serializeError(error) });
}

import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { hasTraces } from "./dataFolder/libraryTraces.ts";
import type { PrepareOptions } from "./openStore.ts";
import { databaseFile, type OpeningStep, openPreparedStore, openStore } from "./openStore.ts";
import type { PrepareMessage, PrepareTask } from "./prepareThread.ts";
import { deserializeError } from "./serializedError.ts";
import type { Store } from "./store.ts";

/**
 * Opens the library's database; a large one is checked, backed up and upgraded in a thread, so that the caller goes on
 * answering.
 * @throws DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export async function openStoreInThread(
  folder: string,
  onStep: (step: OpeningStep) => void,
  options: PrepareOptions = { isCheckedFirst: true },
): Promise<Store> {
  // What is left of a lost library is looked through for a good backup, which may be large too.
  if (!existsSync(databaseFile(folder)) && !hasTraces(folder)) return openStore(folder, onStep);
  await runThread({ kind: "prepare", folder, ...options }, onStep);
  return openPreparedStore(folder);
}

/**
 * Moves aside the closed database of a locked library, which a check has found damaged, and looks for a good backup.
 * @returns the error to report: the damage and the backup, or why the database could not be moved
 */
export async function setAsideInThread(folder: string): Promise<Error> {
  try {
    await runThread({ kind: "set_aside", folder });
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("the thread that sets a damaged database aside reported nothing");
}

async function runThread(
  workerData: PrepareTask,
  onStep: (step: OpeningStep) => void = () => undefined,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const thread = new Worker(threadFile(), { workerData });
  thread.on("message", (message: PrepareMessage) => {
    if (message.kind === "step") onStep(message.step);
    else if (message.kind === "failed") reject(deserializeError(message.error));
    else resolve();
  });
  thread.on("error", reject);
  thread.on("exit", () => reject(new Error("the thread that checks the database ended early")));
  await promise;
}

/** Next to this file when run from source; in `workers` next to the bundle's chunks otherwise. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "./prepareThread.ts" : "../workers/prepareStore.js", import.meta.url);
}

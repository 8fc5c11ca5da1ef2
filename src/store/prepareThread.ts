/** The thread that checks and upgrades the database before it is opened, and sets aside one that is damaged. */
import { parentPort, workerData } from "node:worker_threads";
import { setAsideDamaged } from "./openDatabase.ts";
import { databaseFile, type OpeningStep, type PrepareOptions, prepareStore } from "./openStore.ts";
import { type SerializedError, serializeError } from "./serializedError.ts";

export type PrepareMessage =
  | { readonly kind: "step"; readonly step: OpeningStep }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: SerializedError };

export type PrepareTask =
  | ({ readonly kind: "prepare"; readonly folder: string } & PrepareOptions)
  | { readonly kind: "set_aside"; readonly folder: string };

const send = (message: PrepareMessage) => parentPort?.postMessage(message);

try {
  const task: PrepareTask = workerData; // from openInThread.ts alone
  if (task.kind === "set_aside") throw setAsideDamaged(databaseFile(task.folder), task.folder);
  prepareStore(task.folder, (step) => send({ kind: "step", step }), task);
  send({ kind: "done" });
} catch (error) {
  send({ kind: "failed", error: serializeError(error) });
}

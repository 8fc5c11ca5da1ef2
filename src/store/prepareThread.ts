/** The thread that checks and upgrades the database before it is opened. */
import { parentPort, workerData } from "node:worker_threads";
import { type OpeningStep, prepareStore } from "./openStore.ts";
import { type SerializedError, serializeError } from "./serializedError.ts";

export type PrepareMessage =
  | { readonly kind: "step"; readonly step: OpeningStep }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: SerializedError };

const send = (message: PrepareMessage) => parentPort?.postMessage(message);

try {
  prepareStore(String(workerData), (step) => send({ kind: "step", step }));
  send({ kind: "done" });
} catch (error) {
  send({ kind: "failed", error: serializeError(error) });
}

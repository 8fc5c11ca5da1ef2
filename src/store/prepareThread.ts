/** The thread that checks and upgrades the database before it is opened. */
import { parentPort, workerData } from "node:worker_threads";
import { type ErrorAsValue, errorAsValue } from "./errorAsValue.ts";
import { type OpeningStep, prepareStore } from "./open.ts";

export type PrepareMessage =
  | { readonly kind: "step"; readonly step: OpeningStep }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: ErrorAsValue };

const send = (message: PrepareMessage) => parentPort?.postMessage(message);

try {
  prepareStore(String(workerData), (step) => send({ kind: "step", step }));
  send({ kind: "done" });
} catch (error) {
  send({ kind: "failed", error: errorAsValue(error) });
}

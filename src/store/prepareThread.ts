/** The thread that checks and upgrades the database before it is opened. */
import { parentPort, workerData } from "node:worker_threads";
import { DatabaseFromNewerProgram } from "./migrate.ts";
import { DatabaseDamaged, type OpeningStep, prepareStore } from "./open.ts";

export type PrepareMessage =
  | { readonly kind: "step"; readonly step: OpeningStep }
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly text: string;
      readonly code: string | null;
      readonly damaged: DatabaseDamaged["facts"] | null;
      readonly newer: DatabaseFromNewerProgram["facts"] | null;
    };

const send = (message: PrepareMessage) => parentPort?.postMessage(message);

try {
  prepareStore(String(workerData), (step) => send({ kind: "step", step }));
  send({ kind: "done" });
} catch (error) {
  send({
    kind: "failed",
    text: error instanceof Error ? error.message : String(error),
    code: error instanceof Error && "code" in error ? String(error.code) : null,
    damaged: error instanceof DatabaseDamaged ? error.facts : null,
    newer: error instanceof DatabaseFromNewerProgram ? error.facts : null,
  });
}

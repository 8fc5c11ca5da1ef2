/**
 * The durable queue: what has to be done is stored in the database, in the same transaction as the reason for it.
 * In: handlers of kinds of work, and jobs. Out: their effects, each applied once, whenever the program is killed.
 * It never knows what a job is about.
 */
export { createJobs, type Jobs, VIEWED_PRIORITY } from "./createJobs.ts";
export type { JobDefinitions } from "./jobDefinitions.ts";
export {
  always,
  type ClaimedJob,
  type JobHandler,
  MAX_ATTEMPTS,
  type Outcome,
  onlyIf,
  type UncheckedOutcome,
} from "./jobHandler.ts";

export type { StorageGate } from "./storageGate.ts";

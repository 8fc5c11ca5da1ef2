import type { RatingProfile } from "../../drift/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { runStoppable } from "../../workers/index.ts";
import type { FilterThresholds } from "../ratings/filterRatings.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { readinessTasks, trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainableRatings } from "./trainingReadiness.ts";

type LoadParts = Pick<TrainingParts, "database" | "workers">;

export type FilmParts = Pick<TrainingParts, "database" | "workers" | "films" | "inTransaction">;

/** Films written in one transaction: a few milliseconds. */
const FILMS_PER_WRITE = 200;
/** How long a request waits while trainings occupy the threads; then it is refused (`library_busy`). */
const MAX_WAIT_MS = 15_000;
const MAX_COUNT_MS = 20_000;

/** Every rating there is, read in a thread, in shared memory. */
export function loadRatings({ workers, database }: LoadParts, signal: AbortSignal): Promise<RatingSet> {
  return workers.run(trainingTasks.loadRatings, { database }, { signal, timeoutMs: TASK_TIMEOUT_MS });
}

/** What a set of ratings looks like as a whole; counted in a thread. */
export function profileRatingSet(
  set: RatingSet,
  { workers, database }: LoadParts,
  signal: AbortSignal,
): Promise<RatingProfile> {
  return workers.run(trainingTasks.profileRatings, { database, set }, { signal, timeoutMs: TASK_TIMEOUT_MS });
}

/**
 * A statistical profile of all ratings. It runs for a request, but aborting the request does not terminate the
 * thread.
 * @throws CodedError `library_busy`, the signal's reason
 */
export function profileAllRatings({ workers, database }: LoadParts, signal: AbortSignal): Promise<RatingProfile> {
  const limits = { signal, maxWaitMs: MAX_WAIT_MS, maxRunMs: TASK_TIMEOUT_MS };
  return runStoppable(workers, trainingTasks.profileAllRatings, (stop) => ({ database, stop }), limits);
}

/**
 * What a training could learn from, as far as it matters (see `countTrainable.ts`).
 * @throws CodedError `library_busy`
 */
export function countTrainable({
  workers,
  database,
  thresholds,
}: LoadParts & { readonly thresholds: FilterThresholds }): Promise<TrainableRatings> {
  const limits = { maxWaitMs: MAX_WAIT_MS, maxRunMs: MAX_COUNT_MS };
  return runStoppable(workers, readinessTasks.countTrainable, (stop) => ({ database, thresholds, stop }), limits);
}

/**
 * Films that only the household rated become rated films, and all are grouped again, so that models know them. Threads
 * find what is to be written; it is written in pieces, between which requests are answered.
 */
export async function listHouseholdFilms(parts: FilmParts, signal: AbortSignal): Promise<void> {
  const { workers, database, films } = parts;
  const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
  const { rated, named } = await workers.run(trainingTasks.findUnlistedFilms, { database }, options);
  await writeInPieces(rated, (piece) => films.addLibraryFilms(piece), parts, signal);
  await writeInPieces(named, (piece) => films.saveNamed(piece), parts, signal);
  const changed = await workers.run(trainingTasks.findChangedGroups, { database }, options);
  await writeInPieces(changed, (piece) => films.saveGroups(piece), parts, signal);
}

async function writeInPieces<T>(
  items: readonly T[],
  write: (piece: readonly T[]) => void,
  { inTransaction }: Pick<TrainingParts, "inTransaction">,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < items.length; from += FILMS_PER_WRITE) {
    inTransaction(() => write(items.slice(from, from + FILMS_PER_WRITE)));
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
}

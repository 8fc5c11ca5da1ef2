import type { RatingProfile } from "../../drift/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { FilmTraitRow } from "../ratedFilms/ratedFilms.ts";
import { type RatingSet, RatingSetBuilder } from "../ratings/ratingSet.ts";
import { toSharedMemory } from "../ratings/sharedMemory.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";

/** Every rating there is, read in pages, in shared memory. */
export async function loadRatings(ratings: TrainingParts["ratings"], signal: AbortSignal): Promise<RatingSet> {
  const builder = new RatingSetBuilder();
  for (const page of ratings.pages()) {
    for (const rating of page) builder.add(rating);
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  return toSharedMemory(builder.build());
}

/** What a set of ratings looks like as a whole; counted in a thread. */
export async function profileRatingSet(
  set: RatingSet,
  { films, workers }: Pick<TrainingParts, "films" | "workers">,
  signal: AbortSignal,
): Promise<RatingProfile> {
  const traits: FilmTraitRow[] = [];
  for (const page of films.traitPages()) {
    traits.push(...page);
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  return workers.run(trainingTasks.profileSet, { set, traits }, { signal, timeoutMs: TASK_TIMEOUT_MS });
}

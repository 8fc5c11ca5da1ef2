import type { TaskRunner } from "../../workers/index.ts";
import type { HouseholdTuning } from "../household/tuning.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { FilterThresholds } from "../ratings/filterRatings.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";

export interface TrainingParts {
  /** Path of the library's database: threads read it. */
  readonly database: string;
  readonly films: Pick<RatedFilms, "addLibraryFilms" | "saveNamed" | "saveGroups">;
  readonly registry: ModelRegistry;
  readonly workers: TaskRunner;
  /** The program's version, kept with what it trains. */
  readonly program: string;
  /** Lets a version serve. */
  promote(version: number, by: string | null): void;
  /** Runs its writes in one transaction. */
  inTransaction(write: () => void): void;
  thresholds(): FilterThresholds;
  /** What trainings chose for the household model; `save` inside a transaction. */
  readonly tuning: { read(): HouseholdTuning | null; save(tuning: HouseholdTuning): void };
}

/** One task of a training, on the largest sets. */
export const TASK_TIMEOUT_MS = 900_000;

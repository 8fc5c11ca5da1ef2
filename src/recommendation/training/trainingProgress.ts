import type { Stage, TrainingResults } from "./trainingRecords.ts";

export interface TrainingRun {
  readonly trainingId: number;
  /** What an earlier run of this training found before it was cut off. */
  readonly results: TrainingResults;
  saveProgress(stage: Stage, share: number, results: TrainingResults): void;
  readonly signal: AbortSignal;
}

/** What a training has found so far. Each stage saves what it found before the next begins. */
export class TrainingProgress {
  readonly #run: TrainingRun;
  #results: TrainingResults;

  constructor(run: TrainingRun) {
    this.#run = run;
    this.#results = run.results;
  }

  get results(): TrainingResults {
    return this.#results;
  }

  /** @param share of the whole training, 0 to 1. @throws the signal's reason once aborted, after saving */
  save(stage: Stage, share: number, found: TrainingResults = {}): void {
    this.#results = { ...this.#results, ...found };
    this.#run.saveProgress(stage, share, this.#results);
    this.#run.signal.throwIfAborted();
  }
}

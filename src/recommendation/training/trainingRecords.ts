import type { Store } from "../../store/index.ts";
import type { Evaluation } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import type { GridCell } from "./gridSearch.ts";
import type { GateVerdict } from "./promotionGate.ts";

export const STAGES = [
  "load",
  "filter",
  "evaluate",
  "grid_search",
  "compare",
  "register",
  "promote",
  "finished",
] as const;
export type Stage = (typeof STAGES)[number];

/** What the stages have found so far; kept as JSON. */
export interface TrainingResults {
  readonly before?: { readonly ratings: number; readonly users: number; readonly films: number };
  readonly dataset?: RatingSummary;
  readonly evaluations?: readonly Evaluation[];
  readonly grid?: readonly GridCell[];
  readonly bestParams?: ModelParams;
  readonly candidate?: Evaluation;
  readonly previous?: { readonly version: number; readonly rmse: number | null } | null;
  readonly verdicts?: { readonly rating: GateVerdict; readonly list: GateVerdict };
  readonly versions?: { readonly rating: number; readonly list: number };
  readonly promoted?: { readonly rating: boolean; readonly list: boolean };
  readonly error?: string;
}

export interface Training {
  readonly id: number;
  /** Its job; null for a moment after it began. */
  readonly job: number | null;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly stage: Stage;
  readonly progress: number;
  readonly results: TrainingResults;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/** The SQL of trainings. */
export interface TrainingRecords {
  get(id: number): Training | null;
  /** The newest that is running. */
  running(): Training | null;
  /** The newest first. */
  list(limit: number): Training[];
  /** Inside a transaction. @returns its id */
  create(startedAt: number): number;
  /** Inside a transaction. */
  setJob(id: number, job: number): void;
  /** On the disk before the next stage begins. */
  saveStage(id: number, stage: Stage, progress: number, results: TrainingResults): void;
  /** Changes nothing for a training that has ended. Inside a transaction. */
  finish(id: number, state: Exclude<Training["state"], "running">, finishedAt: number): void;
}

type TrainingRow = Omit<Training, "results"> & { readonly results: string };

const COLUMNS = `id, job, state, stage, progress, found AS results, started_at AS startedAt, finished_at AS finishedAt`;

export function createTrainingRecords(store: Store): TrainingRecords {
  const { sql } = store;
  // Written by `saveStage`.
  const toTraining = (row: TrainingRow): Training => ({ ...row, results: JSON.parse(row.results) as TrainingResults });
  const toTrainingOrNull = (row: TrainingRow | undefined): Training | null => (row ? toTraining(row) : null);

  return {
    get: (id) => toTrainingOrNull(sql<TrainingRow>(`SELECT ${COLUMNS} FROM training WHERE id = :id`).get({ id })),
    running: () =>
      toTrainingOrNull(
        sql<TrainingRow>(`SELECT ${COLUMNS} FROM training WHERE state = 'running' ORDER BY id DESC LIMIT 1`).get(),
      ),
    list: (limit) =>
      sql<TrainingRow>(`SELECT ${COLUMNS} FROM training ORDER BY id DESC LIMIT :limit`).all({ limit }).map(toTraining),
    create: (startedAt) =>
      sql("INSERT INTO training (state, stage, started_at) VALUES ('running', 'load', :startedAt)").run({ startedAt })
        .id,
    setJob(id, job) {
      sql("UPDATE training SET job = :job WHERE id = :id").run({ id, job });
    },
    saveStage(id, stage, progress, results) {
      store.writeRelaxed(() => {
        sql("UPDATE training SET stage = :stage, progress = :progress, found = :results WHERE id = :id").run({
          id,
          stage,
          progress,
          results: JSON.stringify(results),
        });
      });
    },
    finish(id, state, finishedAt) {
      sql(`
        UPDATE training
        SET state = :state, finished_at = :finishedAt
        WHERE id = :id AND state = 'running'`).run({ id, state, finishedAt });
    },
  };
}

import type { Store } from "../../store/index.ts";
import type { Evaluation } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import type { Comparison } from "./comparison.ts";
import type { Timeline } from "./estimateRemaining.ts";
import type { GridCell } from "./gridSearch.ts";
import type { GateVerdict } from "./promotionGate.ts";
import type { TrainingKind } from "./trainingReadiness.ts";

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

/** A model that is missing among those compared: it needs too much time or memory for so many ratings, or failed. */
export interface SkippedModel {
  readonly model: string;
  readonly reason: "too_costly" | "failed";
}

/** What the stages have found so far; kept as JSON. */
export interface TrainingResults {
  /** All ratings there were when it was started. */
  readonly counted?: number;
  /** Absent for one of an earlier version, which was of a community. */
  readonly kind?: TrainingKind;
  readonly before?: { readonly ratings: number; readonly users: number; readonly films: number };
  readonly dataset?: RatingSummary;
  readonly evaluations?: readonly Evaluation[];
  readonly skipped?: readonly SkippedModel[];
  readonly grid?: readonly GridCell[];
  /** NDCG@10 of each list model that could serve, on the newest training ratings. */
  readonly listSearch?: readonly { readonly kind: string; readonly ndcg: number }[];
  /** Of a household's training: each choice of values with its error on the ratings that were not held out. */
  readonly tunings?: readonly { readonly params: ModelParams; readonly rmse: number }[];
  readonly bestParams?: ModelParams;
  readonly comparisons?: readonly Comparison[];
  readonly candidate?: Evaluation;
  readonly previous?: { readonly version: number; readonly rmse: number | null } | null;
  readonly verdicts?: { readonly rating: GateVerdict; readonly list: GateVerdict };
  /** How many ratings were held out, to compare models on. */
  readonly heldOut?: number;
  /** How far it was after how long, and when the last entry was made (milliseconds since 1970). */
  readonly timeline?: Timeline;
  readonly timelineAt?: number;
  /** The versions that served when these were compared; set when both are registered. */
  readonly registered?: { readonly comparedWith: Readonly<Record<ModelRole, number | null>> };
  readonly versions?: { readonly rating: number; readonly list: number };
  readonly promoted?: { readonly rating: boolean; readonly list: boolean };
  readonly error?: string;
}

export interface Training {
  readonly id: number;
  /** Its job; null for a moment after it began. */
  readonly job: number | null;
  /** Refused: between its start and its turn, too many ratings were removed to train on the rest. */
  readonly state: "running" | "done" | "failed" | "cancelled" | "refused";
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
  create(startedAt: number, results: TrainingResults): number;
  /** Inside a transaction. */
  setJob(id: number, job: number): void;
  /** On the disk before the next stage begins. */
  saveStage(id: number, stage: Stage, progress: number, results: TrainingResults): void;
  /** Changes nothing for a training that has ended. Inside a transaction. */
  finish(id: number, state: "done" | "failed" | "cancelled", finishedAt: number): void;
  /** Ends a training for which there are too few ratings. Inside a transaction. */
  refuse(id: number, finishedAt: number): void;
}

type StoredState = Exclude<Training["state"], "refused">;
type TrainingRow = Omit<Training, "results" | "state"> & { readonly results: string; readonly state: StoredState };

const COLUMNS = `id, job, state, stage, progress, found AS results, started_at AS startedAt, finished_at AS finishedAt`;

const REFUSED = "not_enough_data";

export function createTrainingRecords(store: Store): TrainingRecords {
  const { sql } = store;
  // Written by `saveStage`.
  const toTraining = (row: TrainingRow): Training => {
    const results = JSON.parse(row.results) as TrainingResults;
    const isRefused = row.state !== "running" && results.error === REFUSED;
    return { ...row, results, state: isRefused ? "refused" : row.state };
  };
  const toTrainingOrNull = (row: TrainingRow | undefined): Training | null => (row ? toTraining(row) : null);

  return {
    get: (id) => toTrainingOrNull(sql<TrainingRow>(`SELECT ${COLUMNS} FROM training WHERE id = :id`).get({ id })),
    running: () =>
      toTrainingOrNull(
        sql<TrainingRow>(`SELECT ${COLUMNS} FROM training WHERE state = 'running' ORDER BY id DESC LIMIT 1`).get(),
      ),
    list: (limit) =>
      sql<TrainingRow>(`SELECT ${COLUMNS} FROM training ORDER BY id DESC LIMIT :limit`).all({ limit }).map(toTraining),
    create: (startedAt, results) =>
      sql(`
        INSERT INTO training (state, stage, started_at, found)
        VALUES ('running', 'load', :startedAt, :results)`).run({ startedAt, results: JSON.stringify(results) }).id,
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
    finish,
    refuse(id, finishedAt) {
      sql("UPDATE training SET found = json_set(found, '$.error', :error) WHERE id = :id").run({ id, error: REFUSED });
      finish(id, "cancelled", finishedAt);
    },
  };

  function finish(id: number, state: "done" | "failed" | "cancelled", finishedAt: number): void {
    sql(`
      UPDATE training
      SET state = :state, finished_at = :finishedAt
      WHERE id = :id AND state = 'running'`).run({ id, state, finishedAt });
  }
}

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

/** What the stages have found so far. */
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
  readonly job: number | null;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly stage: Stage;
  readonly progress: number;
  readonly found: TrainingResults;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

type Row = Omit<Training, "found"> & { found: string };

/** The SQL of trainings. */
export function trainingRecords({ store }: { readonly store: Store }) {
  const { sql } = store;
  const COLUMNS = "id, job, state, stage, progress, found, started_at AS startedAt, finished_at AS finishedAt";
  const toTraining = (row: Row): Training => ({ ...row, found: JSON.parse(row.found) as TrainingResults });

  return {
    get(id: number): Training | null {
      const row = sql<Row>(`SELECT ${COLUMNS} FROM training WHERE id = :id`).get({ id });
      return row ? toTraining(row) : null;
    },
    running(): Training | null {
      const row = sql<Row>(`SELECT ${COLUMNS} FROM training WHERE state = 'running' ORDER BY id DESC LIMIT 1`).get();
      return row ? toTraining(row) : null;
    },
    list: (limit: number): Training[] =>
      sql<Row>(`SELECT ${COLUMNS} FROM training ORDER BY id DESC LIMIT :limit`).all({ limit }).map(toTraining),
    begin(now: number): number {
      return sql("INSERT INTO training (state, stage, started_at) VALUES ('running', 'load', :now)").run({ now }).id;
    },
    ofJob(id: number, job: number): void {
      sql("UPDATE training SET job = :job WHERE id = :id").run({ id, job });
    },
    /** A stage that is done is on the disk before the next begins. */
    keep(id: number, stage: Stage, progress: number, found: TrainingResults): void {
      store.writeRelaxed(() => {
        sql("UPDATE training SET stage = :stage, progress = :progress, found = :found WHERE id = :id").run({
          id,
          stage,
          progress,
          found: JSON.stringify(found),
        });
      });
    },
    end(id: number, state: "done" | "failed" | "cancelled", now: number): void {
      sql("UPDATE training SET state = :state, finished_at = :now WHERE id = :id AND state = 'running'").run({
        id,
        state,
        now,
      });
    },
  };
}

export type TrainingRecords = ReturnType<typeof trainingRecords>;

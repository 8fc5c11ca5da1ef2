import type { Store } from "../store/index.ts";
import type { MaintenanceResult, MaintenanceTaskName } from "./maintenanceTask.ts";

export type MaintenanceOutcome = "done" | "failed" | "cancelled";

export interface MaintenanceRun {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly outcome: MaintenanceOutcome | null;
  readonly removed: number;
  readonly freedBytes: number;
  readonly finding: string | null;
}

const RUNS_SHOWN = 5;

/** The SQL of what each task did and when. Writing methods want to be in a transaction. */
export class MaintenanceRuns {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** @param job null where it runs at once, without the queue @returns the run's id */
  start(task: MaintenanceTaskName, job: number | null, now: number): number {
    return this.#sql("INSERT INTO maintenance_run (task, job, started_at) VALUES (:task, :job, :now)").run({
      task,
      job,
      now,
    }).id;
  }

  finish(id: number, outcome: MaintenanceOutcome, result: MaintenanceResult, now: number): void {
    const { removed, freedBytes, finding } = result;
    this.#sql(`
      UPDATE maintenance_run
      SET finished_at = :now, outcome = :outcome, removed = :removed, freed_bytes = :freedBytes, finding = :finding
      WHERE id = :id`).run({ id, outcome, removed, freedBytes, finding, now });
  }

  /** The last few, newest first. */
  latest(task: MaintenanceTaskName): MaintenanceRun[] {
    return this.#sql<MaintenanceRun>(`
      SELECT started_at AS startedAt, finished_at AS finishedAt, outcome, removed, freed_bytes AS freedBytes, finding
      FROM maintenance_run
      WHERE task = :task
      ORDER BY id DESC
      LIMIT ${RUNS_SHOWN}`).all({ task });
  }

  /** When a task last ended well. */
  lastCompletedAt(task: MaintenanceTaskName): number | null {
    const last = this.#sql<{ at: number | null }>(`
      SELECT max(finished_at) AS at FROM maintenance_run WHERE task = :task AND outcome = 'done'`).get({ task });
    return last?.at ?? null;
  }
}

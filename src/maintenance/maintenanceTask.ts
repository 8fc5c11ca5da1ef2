export const MAINTENANCE_TASKS = ["purge", "images", "refresh", "missing", "vacuum", "integrity", "backup"] as const;
export type MaintenanceTaskName = (typeof MAINTENANCE_TASKS)[number];

export interface MaintenanceResult {
  /** Rows, files or pictures that were removed, or would be. */
  readonly removed: number;
  readonly freedBytes: number;
  /** What a check found or a backup made, for a person: a message or a file's name. */
  readonly finding: string | null;
}

export interface MaintenanceContext {
  /** Reports what it would do, and does nothing. */
  readonly isDryRun: boolean;
  /** It was due; no person asked for it. */
  readonly isScheduled: boolean;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  progress(ratio: number): void;
}

export interface MaintenanceTask {
  readonly name: MaintenanceTaskName;
  /** How often it is due automatically; null: only on request. */
  readonly intervalMs: number | null;
  /** A run that takes longer is aborted. */
  readonly timeoutMs?: number;
  run(tools: MaintenanceContext): Promise<MaintenanceResult>;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

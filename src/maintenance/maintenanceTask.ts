export const MAINTENANCE_TASKS = ["purge", "images", "refresh", "missing", "vacuum", "integrity", "backup"] as const;
export type MaintenanceTaskName = (typeof MAINTENANCE_TASKS)[number];

export interface MaintenanceResult {
  /** Rows, files or pictures that went, or would. */
  readonly removed: number;
  readonly freedBytes: number;
  /** What was found where something was looked for, for a person: a file's name, a check's word. */
  readonly finding: string | null;
}

export interface MaintenanceContext {
  /** Says what would be done, does nothing. */
  readonly isDryRun: boolean;
  /** Nobody asked for it: it was due. */
  readonly isScheduled: boolean;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  progress(ratio: number): void;
}

export interface MaintenanceTask {
  readonly name: MaintenanceTaskName;
  /** How often it is due by itself; null: only when somebody asks for it. */
  readonly intervalMs: number | null;
  /** Longer than this it has got stuck. */
  readonly timeoutMs?: number;
  run(tools: MaintenanceContext): Promise<MaintenanceResult>;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

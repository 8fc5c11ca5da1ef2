export type CheckName =
  | "database"
  | "writer"
  | "disk"
  | "watches"
  | "providers"
  | "workers"
  | "jobs"
  | "backups"
  | "clock"
  | "mlflow";
export type CheckState = "ok" | "warning" | "failed";
/** What a button next to a check does. */
export type CheckAction = "integrity" | "purge" | "folders" | "try_providers" | "jobs" | "backup" | "models";

export interface CheckFinding {
  readonly state: CheckState;
  /** The one fact the sentence needs. */
  readonly fact: string;
  /** What would help. */
  readonly action?: CheckAction;
}

export interface HealthCheck {
  readonly name: CheckName;
  readonly state: CheckState;
  /** Since when it has been in this state, milliseconds since 1970. */
  readonly since: number;
  readonly fact: string;
  readonly action: CheckAction | null;
}

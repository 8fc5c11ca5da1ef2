export interface MlflowRun {
  readonly id: string;
  readonly tags: Map<string, string>;
  readonly metrics: { key: string; value: number }[];
  readonly params: Map<string, string>;
  status: string;
}

export interface RegisteredModel {
  readonly versions: { version: string; run_id: string; source: string }[];
  readonly aliases: Map<string, string>;
}

/** What the stand-in of an MLflow server has received. */
export interface MlflowState {
  /** The id of the only experiment; null until it is created. */
  experiment: string | null;
  readonly runs: MlflowRun[];
  readonly models: Map<string, RegisteredModel>;
}

/** An answer with MLflow's own error code. */
export class MlflowRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

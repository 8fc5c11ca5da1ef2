export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly timestamp: number;
}

export interface MlflowRun {
  readonly id: string;
  readonly tags: Map<string, string>;
  readonly metrics: MlflowMetric[];
  readonly params: Map<string, string>;
  status: string;
}

export interface MlflowVersion {
  readonly version: string;
  readonly run_id: string;
  readonly source: string;
  readonly tags: Map<string, string>;
  status: "READY" | "PENDING_REGISTRATION" | "FAILED_REGISTRATION";
}

export interface RegisteredModel {
  readonly versions: MlflowVersion[];
  /** Version by alias. */
  readonly aliases: Map<string, string>;
  deletedCount: number;
}

/** What the stand-in of an MLflow server has received. */
export interface MlflowState {
  /** The id of the only experiment; null until it is created. */
  experiment: string | null;
  readonly runs: MlflowRun[];
  readonly models: Map<string, RegisteredModel>;
  /** Stored files by their path below the root of artefacts. */
  readonly files: Map<string, Buffer>;
}

/** An answer with MLflow's own error code. */
export class MlflowRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** As its handlers validate what the protobuf marks as required. */
export function required(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  const message = `Missing value for required parameter '${name}'.`;
  throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", message);
}

export const missing = (what: string) => new MlflowRefusal(404, "RESOURCE_DOES_NOT_EXIST", `${what} not found`);

/** In protobuf's JSON a list without entries is left out, and a 64-bit integer is a string. */
export function toProtoJson(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => (Array.isArray(part) && part.length === 0 ? undefined : part));
}

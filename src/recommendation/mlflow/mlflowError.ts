import { CodedError } from "../../errors/index.ts";

export type MlflowErrorCode =
  /** No answer, or a failure that passes. */
  | "mlflow_unreachable"
  /** Too many requests. */
  | "mlflow_busy"
  /** Something else answers at the address. */
  | "mlflow_not_mlflow"
  | "mlflow_unauthorized"
  | "mlflow_refused"
  /** Files can neither be stored nor read through the server. */
  | "mlflow_no_artefacts"
  | "mlflow_artefact_too_large"
  | "mlflow_artefact_damaged"
  /** The server has not registered the version yet. */
  | "mlflow_artefact_pending";

const PASSING: ReadonlySet<MlflowErrorCode> = new Set(["mlflow_unreachable", "mlflow_busy", "mlflow_not_mlflow"]);

export interface MlflowErrorDetails {
  /** MLflow's own word: `RESOURCE_DOES_NOT_EXIST`; empty where a proxy answered. */
  readonly errorCode?: string;
  /** 0 where no answer came. */
  readonly status?: number;
  readonly retryAfterMs?: number | null;
}

/** What went wrong with the server. `fact` contains neither an address nor credentials. */
export class MlflowError extends CodedError<MlflowErrorCode, { readonly fact: string }> {
  override readonly name = "MlflowError";
  readonly errorCode: string;
  readonly status: number;
  readonly retryAfterMs: number | null;

  constructor(code: MlflowErrorCode, fact: string, details: MlflowErrorDetails = {}) {
    super(code, { fact }, { message: `${code}: ${fact}` });
    this.errorCode = details.errorCode ?? "";
    this.status = details.status ?? 0;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  /** The same request may succeed later, with nothing changed here. */
  get isPassing(): boolean {
    return PASSING.has(this.code);
  }
}

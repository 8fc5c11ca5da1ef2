import type { z } from "zod";
import { type ArtefactTransfer, createArtefactTransfer } from "./artefactTransfer.ts";
import type { MlflowAddress } from "./mlflowAddress.ts";
import { MlflowError } from "./mlflowError.ts";
import { createMlflowHttp, type MlflowLimits } from "./mlflowHttp.ts";

const DEFAULT_LIMITS: MlflowLimits = { timeoutMs: 30_000, maxArtefactBytes: 500_000_000 };

/** The REST calls of an MLflow server. Each throws MlflowError. Source: MLflow's REST API 2.0. */
export interface MlflowClient {
  get<T>(path: string, query: Readonly<Record<string, string>>, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  post<T>(path: string, body: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  readonly artefacts: ArtefactTransfer;
}

export function createMlflowClient(address: MlflowAddress, limits: Partial<MlflowLimits> = {}): MlflowClient {
  const { timeoutMs, maxArtefactBytes } = { ...DEFAULT_LIMITS, ...limits };
  const http = createMlflowHttp(address, timeoutMs);
  const api = `${http.base}/api/2.0/mlflow`;

  function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
    const result = schema.safeParse(answer);
    if (result.success) return result.data;
    throw new MlflowError("mlflow_not_mlflow", result.error.issues[0]?.path.join(".") ?? "");
  }

  return {
    get: async (path, query, schema, signal) =>
      parsed(schema, await http.json(`${api}${path}?${new URLSearchParams(query)}`, {}, signal)),
    async post(path, body, schema, signal) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      return parsed(schema, await http.json(`${api}${path}`, init, signal));
    },
    artefacts: createArtefactTransfer(http, { timeoutMs, maxArtefactBytes }),
  };
}

/** The call's answer, or null where the server answers with this error code. */
export async function unless<T>(errorCode: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === errorCode) return null;
    throw error;
  }
}

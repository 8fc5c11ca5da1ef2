import { z } from "zod";
import { CodedError } from "../../errors/index.ts";
import { parseRetryAfterMs } from "../../providers/index.ts";

/** Where an MLflow server is, and who asks it. Neither password nor token stands in a log or an answer. */
export interface MlflowAddress {
  readonly uri: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Wins over the password. */
  readonly token?: string | undefined;
}

export class MlflowError extends CodedError<"mlflow_unreachable" | "mlflow_refused", { readonly fact: string }> {
  override readonly name = "MlflowError";
  /** The server's own word: `RESOURCE_DOES_NOT_EXIST`; empty where a proxy answered. */
  readonly errorCode: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly isPassing: boolean;
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    isPassing: boolean,
    errorCode: string,
    message: string,
    retryAfterMs: number | null = null,
  ) {
    super(isPassing ? "mlflow_unreachable" : "mlflow_refused", { fact: message }, { message });
    this.errorCode = errorCode;
    this.status = status;
    this.isPassing = isPassing;
    this.retryAfterMs = retryAfterMs;
  }
}

const TIMEOUT_MS = 30_000;
const PASSING = new Set([429, 500, 502, 503, 504]);
const LONGEST_MESSAGE = 200;
const problem = z.object({ error_code: z.string(), message: z.string().catch("") });

/** The REST calls of an MLflow server. Source: MLflow's REST API 2.0. */
export function createMlflowClient({ uri, username, password, token }: MlflowAddress) {
  const base = uri.replace(/\/+$/, "");
  const authorization = token
    ? `Bearer ${token}`
    : username
      ? `Basic ${Buffer.from(`${username}:${password ?? ""}`).toString("base64")}`
      : null;
  const headers = { accept: "application/json", ...(authorization ? { authorization } : {}) };

  async function send(url: string, init: RequestInit, signal: AbortSignal): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(url, {
        ...init,
        headers: { ...headers, ...init.headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new MlflowError(0, true, "", `${new URL(url).host} does not answer`);
    }
    const text = await response.text();
    const parsed = parseJson(text);
    if (response.ok) {
      if (parsed === undefined && text.trim() !== "")
        throw new MlflowError(response.status, true, "", `${new URL(url).host} answers, but is no MLflow server`);
      return parsed ?? {};
    }
    const said = problem.safeParse(parsed);
    const isPassing = PASSING.has(response.status) || !said.success;
    const message = said.success ? `${said.data.error_code}: ${said.data.message}` : `HTTP ${response.status}`;
    throw new MlflowError(
      response.status,
      isPassing,
      said.success ? said.data.error_code : "",
      message.slice(0, LONGEST_MESSAGE),
      parseRetryAfterMs(response.headers.get("retry-after"), Date.now()),
    );
  }

  return {
    async get<T>(
      path: string,
      query: Readonly<Record<string, string>>,
      schema: z.ZodType<T>,
      signal: AbortSignal,
    ): Promise<T> {
      return schema.parse(await send(`${base}/api/2.0/mlflow${path}?${new URLSearchParams(query)}`, {}, signal));
    },

    async post<T>(path: string, body: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      return schema.parse(await send(`${base}/api/2.0/mlflow${path}`, init, signal));
    },

    /** @returns false where the artefacts of a run are out of reach for REST */
    async putArtefact(artifactUri: string, name: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean> {
      const address = artefactAddress(base, artifactUri);
      if (address === null) return false;
      await send(`${address}/${name}`, { method: "PUT", body: new Uint8Array(bytes) }, signal);
      return true;
    },
  };
}

export type MlflowClient = ReturnType<typeof createMlflowClient>;

/** `mlflow-artifacts:/path` goes through the server, `http(s)://` as it stands; anything else is another's disk. */
function artefactAddress(base: string, artifactUri: string): string | null {
  if (/^https?:\/\//.test(artifactUri)) return artifactUri.replace(/\/+$/, "");
  const proxied = /^mlflow-artifacts:(\/\/[^/]+)?\/(.*)$/.exec(artifactUri);
  if (!proxied) return null;
  const server = proxied[1] ? `${new URL(base).protocol}${proxied[1]}` : base;
  return `${server}/api/2.0/mlflow-artifacts/artifacts/${(proxied[2] ?? "").replace(/^\/+|\/+$/g, "")}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page: told by whoever asked.
    return undefined;
  }
}

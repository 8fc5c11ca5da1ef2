import { z } from "zod";
import { CodedError } from "../../errors/index.ts";
import { parseRetryAfterMs } from "../../providers/index.ts";

/** An MLflow server's address and credentials. Neither password nor token appears in a log or an answer. */
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
const MAX_MESSAGE_LENGTH = 200;
const problem = z.object({ error_code: z.string(), message: z.string().catch("") });

/** The REST calls of an MLflow server. Each throws MlflowError. Source: MLflow's REST API 2.0. */
export interface MlflowClient {
  get<T>(path: string, query: Readonly<Record<string, string>>, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  post<T>(path: string, body: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  /** @returns false where the artefacts of a run cannot be reached by HTTP */
  putArtefact(artifactUri: string, name: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean>;
}

export function createMlflowClient(address: MlflowAddress): MlflowClient {
  const base = address.uri.replace(/(?<!\/)\/+$/, "");
  const api = `${base}/api/2.0/mlflow`;
  const headers = headersFor(address);
  const send = (url: string, init: RequestInit, signal: AbortSignal) =>
    request(url, { ...init, headers: { ...headers, ...init.headers } }, signal);

  return {
    get: async (path, query, schema, signal) =>
      schema.parse(await send(`${api}${path}?${new URLSearchParams(query)}`, {}, signal)),
    async post(path, body, schema, signal) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      return schema.parse(await send(`${api}${path}`, init, signal));
    },
    async putArtefact(artifactUri, name, bytes, signal) {
      const url = artefactAddress(base, artifactUri);
      if (url === null) return false;
      await send(`${url}/${name}`, { method: "PUT", body: new Uint8Array(bytes) }, signal);
      return true;
    },
  };
}

function headersFor({ username, password, token }: MlflowAddress): Record<string, string> {
  const accept = { accept: "application/json" };
  if (token) return { ...accept, authorization: `Bearer ${token}` };
  if (!username) return accept;
  return { ...accept, authorization: `Basic ${Buffer.from(`${username}:${password ?? ""}`).toString("base64")}` };
}

/** @returns the parsed body, an empty object for an empty one. @throws MlflowError */
async function request(url: string, init: RequestInit, signal: AbortSignal): Promise<unknown> {
  const { host } = new URL(url);
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new MlflowError(0, true, "", `${host} does not answer`);
  }
  const text = await response.text();
  const parsed = parseJson(text);
  if (!response.ok) throw errorOf(response, parsed);
  if (parsed === undefined && text.trim() !== "")
    throw new MlflowError(response.status, true, "", `${host} answers, but is no MLflow server`);
  return parsed ?? {};
}

function errorOf(response: Response, body: unknown): MlflowError {
  const { status } = response;
  const parsed = problem.safeParse(body);
  const isPassing = PASSING.has(status) || !parsed.success;
  const message = parsed.success ? `${parsed.data.error_code}: ${parsed.data.message}` : `HTTP ${status}`;
  return new MlflowError(
    status,
    isPassing,
    parsed.success ? parsed.data.error_code : "",
    message.slice(0, MAX_MESSAGE_LENGTH),
    parseRetryAfterMs(response.headers.get("retry-after"), Date.now()),
  );
}

/** `mlflow-artifacts:/path` goes through the server, `http(s)://` unchanged; anything else is another machine's path. */
function artefactAddress(base: string, artifactUri: string): string | null {
  if (/^https?:\/\//.test(artifactUri)) return artifactUri.replace(/(?<!\/)\/+$/, "");
  const proxied = /^mlflow-artifacts:(\/\/[^/]+)?\/(.*)$/.exec(artifactUri);
  if (!proxied) return null;
  const server = proxied[1] ? `${new URL(base).protocol}${proxied[1]}` : base;
  return `${server}/api/2.0/mlflow-artifacts/artifacts/${(proxied[2] ?? "").replace(/^\/+|(?<!\/)\/+$/g, "")}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The page of a proxy: the caller says so.
    return undefined;
  }
}

import { z } from "zod";
import { parseRetryAfterMs, readBody } from "../../providers/index.ts";
import { authorizationOf, baseOf, type MlflowAddress, redact } from "./mlflowAddress.ts";
import { MlflowError, type MlflowErrorCode } from "./mlflowError.ts";

const MAX_JSON_BYTES = 8_000_000;
const MAX_ERROR_BYTES = 64_000;
/** Newer servers refuse names that they do not know, to protect browsers. It has nothing to do with the login. */
const WRONG_HOST = "Invalid Host header";
const problemSchema = z.object({ error_code: z.string(), message: z.string().catch("") });

export interface MlflowLimits {
  /** For one call, and for a transfer that stands still. */
  readonly timeoutMs: number;
  readonly maxArtefactBytes: number;
}

/** HTTP with an MLflow server: credentials, time limits, and one kind of error. */
export interface MlflowHttp {
  /** The tracking server's address, without credentials and without a slash at its end. */
  readonly base: string;
  /** @returns an answer of status 2xx, whose body was not read yet. @throws MlflowError; the signal's reason */
  send(url: string, init: RequestInit, limits: SendLimits): Promise<Response>;
  /** @returns the parsed body, an empty object for an empty one. @throws MlflowError; the signal's reason */
  json(url: string, init: RequestInit, signal: AbortSignal): Promise<unknown>;
  /** A text from the server as it may be shown. */
  redact(text: string): string;
}

export interface SendLimits {
  readonly signal: AbortSignal;
  /** Ends the request also while its body is read. */
  readonly timeout: AbortSignal;
}

export function createMlflowHttp(address: MlflowAddress, timeoutMs: number): MlflowHttp {
  const base = baseOf(address);
  const headers = { accept: "application/json", ...authorizationOf(address) };
  const fail = (code: MlflowErrorCode, fact: string, details: object = {}) =>
    new MlflowError(code, redact(fact, address), details);

  async function send(url: string, init: RequestInit, { signal, timeout }: SendLimits): Promise<Response> {
    const response = await orUnreachable(signal, timeout, () =>
      // A redirect could lead anywhere, so none is followed.
      fetch(url, {
        ...init,
        headers: { ...headers, ...init.headers },
        redirect: "manual",
        signal: AbortSignal.any([signal, timeout]),
      }),
    );
    if (response.ok) return response;
    throw await errorOf(response, { signal, timeout });
  }

  async function orUnreachable<T>(signal: AbortSignal, timeout: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      throw fail("mlflow_unreachable", timeout.aborted ? "timeout" : networkCode(error));
    }
  }

  async function errorOf(response: Response, { signal, timeout }: SendLimits): Promise<MlflowError> {
    const { status } = response;
    const text = await orUnreachable(signal, timeout, () => readText(response, MAX_ERROR_BYTES));
    const problem = problemSchema.safeParse(parseJson(text ?? ""));
    if (status === 403 && (text ?? "").startsWith(WRONG_HOST))
      return fail("mlflow_refused", `${WRONG_HOST}: mlflow server --allowed-hosts`, { status });
    const said = problem.success ? `${problem.data.error_code}: ${problem.data.message}` : `HTTP ${status}`;
    return fail(codeOf(status, problem.success, text ?? ""), said, {
      status,
      errorCode: problem.success ? problem.data.error_code : "",
      retryAfterMs: parseRetryAfterMs(response.headers.get("retry-after"), Date.now()),
    });
  }

  return {
    base,
    send,
    redact: (text) => redact(text, address),
    async json(url, init, signal) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const response = await send(url, init, { signal, timeout });
      const text = await orUnreachable(signal, timeout, () => readText(response, MAX_JSON_BYTES));
      if (text === null) throw fail("mlflow_not_mlflow", `> ${MAX_JSON_BYTES} B`);
      if (text.trim() === "") return {};
      const parsed = parseJson(text);
      if (parsed === undefined) throw fail("mlflow_not_mlflow", `HTTP ${response.status}`);
      return parsed;
    },
  };
}

/** A server that was started with `--no-serve-artifacts` answers 503 and says so, in words. */
function codeOf(status: number, isOfMlflow: boolean, text: string): MlflowErrorCode {
  if (status === 401 || status === 403) return "mlflow_unauthorized";
  if (status === 429) return "mlflow_busy";
  if (status === 503 && text.includes("--no-serve-artifacts")) return "mlflow_no_artefacts";
  if (status >= 500) return "mlflow_unreachable";
  return isOfMlflow || status === 413 ? "mlflow_refused" : "mlflow_not_mlflow";
}

/** @returns null for one that is longer than the limit */
async function readText(response: Response, maxBytes: number): Promise<string | null> {
  const body = await readBody(response, maxBytes);
  return body.kind === "whole" ? Buffer.from(body.bytes).toString("utf8") : null;
}

/** The system's code (`ECONNREFUSED`), because the message of `fetch` may hold the address. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "no connection";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a page of a proxy: the caller says so
  }
}

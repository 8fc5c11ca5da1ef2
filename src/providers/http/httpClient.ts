import { AsyncLocalStorage } from "node:async_hooks";
import PQueue from "p-queue";
import type { Clock } from "../../time/index.ts";
import { allowHosts } from "./allowedHosts.ts";
import { createCircuitBreaker, type ProviderHealth } from "./circuitBreaker.ts";
import { classifyStatus, type ResponseClass, type ResponseInterpreter } from "./classifyResponse.ts";
import { fetchResponse, type HttpResponse } from "./fetchResponse.ts";
import {
  NotFoundAtProvider,
  type OutageReason,
  ProviderAnswerInvalid,
  ProviderError,
  ProviderRateLimited,
  ProviderRefused,
  ProviderUnreachable,
} from "./providerErrors.ts";
import { redactSecrets } from "./redactSecrets.ts";
import { parseRetryAfterMs } from "./retryAfter.ts";

const TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 10 * 1024 * 1024;
const OFFLINE_RETRY_MS = 30_000;

/** One call as metrics and logs may keep it: a route pattern, never an address; `status` null when none came. */
export type ProviderCall = {
  readonly provider: string;
  readonly host: string;
  readonly route: string;
  readonly status: number | null;
  readonly bytes: number;
  readonly cached: boolean;
  readonly durationMs: number;
  /** Why the call was made, in the caller's words (`identify`, `enrich`). */
  readonly reason: string;
  /** `ok`, or the code of the error that the caller got. */
  readonly outcome: "ok" | "aborted" | ProviderError["code"];
};

/** What the program decides once for all its providers. */
export type HttpClientSettings = {
  readonly userAgent: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly clock?: Clock;
  /** A number from 0 up to 1. */
  readonly random?: () => number;
  readonly onCall?: (call: ProviderCall) => void;
  /** True while the person or the system says there is no network: nothing is sent then. */
  readonly offline?: () => boolean;
  readonly fetch?: typeof globalThis.fetch;
};

type Rate = { readonly ratePerSecond: number } | { readonly ratePerMinute: number };

export type HttpClientOptions = HttpClientSettings &
  Rate & {
    readonly name: string;
    /** Configured addresses; requests and redirects go nowhere else. May hold `{lang}`. */
    readonly baseHosts: readonly string[];
    readonly concurrency: number;
    /** Read anew for each request, so that a changed key counts at once. */
    readonly headers?: () => Readonly<Record<string, string>>;
    readonly interpret?: ResponseInterpreter;
  };

/** The shape of a zod schema, as far as it is needed here. */
export type ResponseSchema<T> = {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: { message: string } };
};

export type CallOptions = {
  /** Route pattern for metrics, such as `/movie/{id}`. */
  readonly route: string;
  readonly reason: string;
  readonly signal?: AbortSignal | undefined;
  /** Higher leaves first; what a person looks at has 1, the background 0. */
  readonly priority?: number | undefined;
};

export type HttpClient = ReturnType<typeof createHttpClient>;

/**
 * One client a provider: its rate, its number of connections, its limits and its state of health are kept here, for
 * the whole program. It waits for its turn, never for a provider to recover: that is the job queue's part, told by
 * `retryAfterMs` of the errors.
 */
export function createHttpClient(options: HttpClientOptions) {
  const { name, clock = { now: Date.now }, random = Math.random, onCall, offline } = options;
  const gate = createCircuitBreaker({ provider: name, clock, random });
  const closing = new AbortController();
  const queue = new PQueue({ concurrency: options.concurrency, ...rateOf(options), strict: true });
  const fetching = {
    fetch: options.fetch ?? globalThis.fetch,
    isAllowed: allowHosts(options.baseHosts),
    maxBytes: options.maxBytes ?? LARGEST_ANSWER_BYTES,
  };

  function blockedBy(): ProviderError | null {
    if (closing.signal.aborted) return new ProviderUnreachable(name, "closed", OFFLINE_RETRY_MS);
    if (offline?.() === true) return new ProviderUnreachable(name, "offline", OFFLINE_RETRY_MS);
    return gate.obstacle();
  }

  async function call(address: URL, wants: "json" | "bytes", request: CallOptions): Promise<HttpResponse> {
    request.signal?.throwIfAborted();
    if (!fetching.isAllowed(address)) throw new ProviderAnswerInvalid(name, "bad_address", request.route);
    const early = blockedBy();
    if (early !== null) throw early;

    const stop = request.signal === undefined ? closing.signal : AbortSignal.any([request.signal, closing.signal]);
    // The queue runs it in whoever's turn made room: what it costs belongs to who asked.
    const asked = AsyncLocalStorage.snapshot();
    return queue.add(() => asked(() => send(address, wants, request, stop)), {
      signal: stop,
      priority: request.priority ?? 0,
    });
  }

  async function send(
    address: URL,
    wants: "json" | "bytes",
    request: CallOptions,
    stop: AbortSignal,
  ): Promise<HttpResponse> {
    const late = blockedBy();
    if (late !== null) throw late;
    gate.acquire();

    const startedAt = performance.now();
    const record = (status: number | null, bytes: number, outcome: ProviderCall["outcome"]) =>
      onCall?.({
        provider: name,
        host: address.host,
        route: request.route,
        status,
        bytes,
        cached: false,
        durationMs: performance.now() - startedAt,
        reason: request.reason,
        outcome,
      });

    const outcome = await fetchResponse(address, wants, {
      ...fetching,
      headers: { "user-agent": options.userAgent, ...options.headers?.() },
      stop,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    });
    const failure = learnFrom(outcome, request.route);
    const { status, bytes } = "answer" in outcome ? measure(outcome.answer) : { status: null, bytes: 0 };
    record(status, bytes, failure === null ? "ok" : failure instanceof ProviderError ? failure.code : "aborted");
    if (failure !== null) throw failure;
    if (!("answer" in outcome)) throw new ProviderUnreachable(name, "network", OFFLINE_RETRY_MS);
    return outcome.answer;
  }

  /** Tells the gate what happened; @returns what the caller gets instead of the answer, or null when it is good. */
  function learnFrom(outcome: Awaited<ReturnType<typeof fetchResponse>>, route: string): unknown {
    switch (outcome.kind) {
      case "aborted":
        gate.onAbort();
        return outcome.reason;
      case "outage":
        return outage(outcome.reason, redactSecrets(outcome.detail), null);
      case "redirect_outside":
        gate.onAbort();
        return new ProviderAnswerInvalid(name, "redirect_outside", route, outcome.host);
      case "too_large":
        gate.onSuccess();
        return new ProviderAnswerInvalid(name, "too_large", route);
      case "answer":
        return weigh(outcome.answer, route);
    }
  }

  function weigh(answer: HttpResponse, route: string): ProviderError | null {
    const retryAfterMs = parseRetryAfterMs(answer.headers.get("retry-after"), clock.now());
    const verdict: ResponseClass = options.interpret?.(answer) ?? classifyStatus(answer.status);
    switch (verdict.kind) {
      case "overloaded":
        return new ProviderRateLimited(name, gate.onRateLimit(retryAfterMs));
      case "unavailable":
        return outage("server_error", verdict.detail, retryAfterMs);
      case "refused":
        gate.onRefusal(verdict.reason);
        return new ProviderRefused(name, verdict.reason);
      default:
    }
    // HTML from a proxy or a captive portal says nothing about a film, whatever its status.
    if (answer.isUnexpectedType) return outage("not_json", `status ${answer.status}`, retryAfterMs);
    gate.onSuccess();
    if (verdict.kind === "not_found") return new NotFoundAtProvider(name, route);
    if (verdict.kind === "request_refused") {
      return new ProviderAnswerInvalid(name, "request_refused", route, redactSecrets(verdict.detail));
    }
    return null;
  }

  function outage(reason: OutageReason, detail: string, retryAfterMs: number | null): ProviderUnreachable {
    return new ProviderUnreachable(name, reason, gate.onFailure(detail === "" ? reason : detail, retryAfterMs), detail);
  }

  return {
    name,

    /**
     * @returns the answer's JSON, through the schema where one is given
     * @throws ProviderError, or the signal's reason when the caller gives up
     */
    async getJson<T = unknown>(url: URL | string, request: CallOptions & { schema?: ResponseSchema<T> }): Promise<T> {
      const { body } = await call(new URL(url), "json", request);
      if (request.schema === undefined) return body as T; // without a schema the caller asks for `unknown`
      const parsed = request.schema.safeParse(body);
      if (parsed.success) return parsed.data;
      throw new ProviderAnswerInvalid(
        name,
        "unexpected_shape",
        request.route,
        redactSecrets(parsed.error.message.slice(0, 300)),
      );
    },

    /** @returns the bytes as they came, at most `maxBytes`, and their declared type */
    async getBytes(url: URL | string, request: CallOptions): Promise<{ bytes: Uint8Array; contentType: string }> {
      const { bytes, headers } = await call(new URL(url), "bytes", request);
      return { bytes, contentType: headers.get("content-type") ?? "" };
    },

    health: (): ProviderHealth => gate.health(),
    /** Requests waiting for their turn or under way, and how many may leave in a minute. */
    usage: () => ({
      pending: queue.size + queue.pending,
      perMinute: "ratePerMinute" in options ? options.ratePerMinute : options.ratePerSecond * 60,
    }),
    /** Forgets refusal, outage and rest; call it when the key changed or a person says "try now". */
    reset: (): void => gate.reset(),

    /** Ends everything that waits or runs; later calls are refused as `closed`. */
    async close(): Promise<void> {
      closing.abort(new ProviderUnreachable(name, "closed", OFFLINE_RETRY_MS));
      await queue.onIdle();
    },
  };
}

function rateOf(rate: Rate): { intervalCap: number; interval: number } {
  if ("ratePerSecond" in rate) return { intervalCap: rate.ratePerSecond, interval: 1_000 };
  // By the quarter of a minute: a whole minute's worth sent at once would be followed by a minute in which nothing moves.
  return { intervalCap: Math.max(1, Math.ceil(rate.ratePerMinute / 4)), interval: 15_000 };
}

function measure(answer: HttpResponse): { status: number; bytes: number } {
  return { status: answer.status, bytes: answer.bytes.byteLength };
}

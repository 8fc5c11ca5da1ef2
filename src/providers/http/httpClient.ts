import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";
import type { Clock } from "../../time/index.ts";
import { allowHosts } from "./allowedHosts.ts";
import { CircuitBreaker, type ProviderHealth } from "./circuitBreaker.ts";
import type { ResponseInterpreter } from "./classifyResponse.ts";
import { fetchResponse, type HttpResponse } from "./fetchResponse.ts";
import { ProviderAnswerInvalid, ProviderError, ProviderRateLimited, ProviderUnreachable } from "./providerErrors.ts";
import { redactSecrets } from "./redactSecrets.ts";
import { RequestOutcome } from "./requestOutcome.ts";
import { type RateLimits, RequestRate } from "./requestRate.ts";

const TIMEOUT_MS = 30_000;
const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;
const OFFLINE_RETRY_MS = 30_000;
const MAX_DETAIL_LENGTH = 300;

/** One request for metrics and logs: a route pattern, never an address. */
export interface ProviderCall {
  readonly provider: string;
  readonly host: string;
  readonly route: string;
  /** Null when no response came. */
  readonly status: number | null;
  readonly bytes: number;
  readonly cached: boolean;
  readonly durationMs: number;
  /** Why it was made, in the caller's words (`identify`, `enrich`). */
  readonly reason: string;
  /** `ok`, or the code of the error that the caller got. */
  readonly outcome: "ok" | "aborted" | ProviderError["code"];
}

/** What the program decides once for all its providers. */
export interface HttpClientSettings {
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
  /** Clock and timer of the rate limit; by default the system's monotonic clock. */
  readonly pacing?: Pacing;
}

export interface Pacing extends Clock {
  /** @throws the signal's reason */
  sleep(milliseconds: number, signal: AbortSignal): Promise<unknown>;
}

const SYSTEM_PACING: Pacing = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

export interface HttpClientOptions extends HttpClientSettings {
  readonly name: string;
  /** Configured addresses; requests and redirects go nowhere else. May hold `{lang}`. */
  readonly baseHosts: readonly string[];
  readonly concurrency: number;
  readonly rate: RateLimits;
  /** Read again for each request, so that a changed key is used at once. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly interpret?: ResponseInterpreter;
}

/** The part of a zod schema that is needed here. */
export interface ResponseSchema<T> {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: { message: string } };
}

export interface CallOptions {
  /** Route pattern for metrics, such as `/movie/{id}`. */
  readonly route: string;
  readonly reason: string;
  readonly signal?: AbortSignal | undefined;
  /** Higher is sent first; see `RequestOptions`. */
  readonly priority?: number | undefined;
  /** Marks a background request, which pauses while the provider's servers lag. */
  readonly isBackground?: boolean | undefined;
  /** Of `postJson`. */
  readonly payload?: unknown;
}

export interface HttpClientUsage {
  /** Requests that wait for their turn or are running. */
  readonly pending: number;
  /** The present rate: it adapts to the provider's responses. */
  readonly perMinute: number;
}

/**
 * The client of one provider: its rate, its number of connections, its limits and its health, for the whole program. A
 * request waits for its turn, but never for a provider to recover: the job queue does that, by `retryAfterMs`
 * of the error.
 */
export interface HttpClient {
  readonly name: string;
  /** @throws ProviderError, or the signal's reason when the caller aborts */
  getJson<T>(url: URL | string, request: CallOptions & { readonly schema: ResponseSchema<T> }): Promise<T>;
  /** Sends `payload` as JSON by POST; no redirect is followed. @throws as `getJson` */
  postJson<T>(
    url: URL | string,
    request: CallOptions & { readonly schema: ResponseSchema<T>; readonly payload: unknown },
  ): Promise<T>;
  /** @returns the body as it came, at most `maxBytes`, and its declared type. @throws as `getJson` */
  getBytes(url: URL | string, request: CallOptions): Promise<{ bytes: Uint8Array; contentType: string }>;
  health(): ProviderHealth;
  usage(): HttpClientUsage;
  /** Forgets refusal, outage and rate limit: the key changed, or a person says "try now". */
  reset(): void;
  /** Aborts everything that waits or runs; later calls fail as `closed`. */
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  return new QueuedHttpClient(options);
}

class QueuedHttpClient implements HttpClient {
  readonly name: string;
  readonly #options: HttpClientOptions;
  readonly #breaker: CircuitBreaker;
  readonly #outcome: RequestOutcome;
  readonly #closing = new AbortController();
  readonly #queue: PQueue;
  /** Requests that have a connection wait here in order until the rate limit allows the next one. */
  readonly #turns = new PQueue({ concurrency: 1 });
  readonly #rate: RequestRate;
  readonly #pacing: Pacing;
  readonly #isAllowed: (address: URL) => boolean;

  constructor(options: HttpClientOptions) {
    const { name, clock = { now: Date.now }, random = Math.random, interpret } = options;
    this.name = name;
    this.#options = options;
    this.#breaker = new CircuitBreaker({ provider: name, clock, random });
    this.#outcome = new RequestOutcome({ provider: name, breaker: this.#breaker, clock, interpret });
    this.#queue = new PQueue({ concurrency: options.concurrency });
    this.#rate = new RequestRate(options.rate);
    this.#pacing = options.pacing ?? SYSTEM_PACING;
    this.#isAllowed = allowHosts(options.baseHosts);
  }

  postJson<T>(
    url: URL | string,
    request: CallOptions & { readonly schema: ResponseSchema<T>; readonly payload: unknown },
  ): Promise<T> {
    return this.getJson(url, request);
  }

  async getJson<T>(url: URL | string, request: CallOptions & { readonly schema: ResponseSchema<T> }): Promise<T> {
    const { body } = await this.#call(new URL(url), "json", request);
    const parsed = request.schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const detail = redactSecrets(parsed.error.message.slice(0, MAX_DETAIL_LENGTH));
    throw new ProviderAnswerInvalid(this.name, "unexpected_shape", request.route, detail);
  }

  async getBytes(url: URL | string, request: CallOptions): Promise<{ bytes: Uint8Array; contentType: string }> {
    const { bytes, headers } = await this.#call(new URL(url), "bytes", request);
    return { bytes, contentType: headers.get("content-type") ?? "" };
  }

  health(): ProviderHealth {
    return this.#breaker.health();
  }

  usage(): HttpClientUsage {
    return { pending: this.#queue.size + this.#queue.pending, perMinute: this.#rate.perMinute };
  }

  reset(): void {
    this.#breaker.reset();
  }

  async close(): Promise<void> {
    this.#closing.abort(new ProviderUnreachable(this.name, "closed", OFFLINE_RETRY_MS));
    await this.#queue.onIdle();
  }

  async #call(address: URL, wants: "json" | "bytes", request: CallOptions): Promise<HttpResponse> {
    request.signal?.throwIfAborted();
    if (!this.#isAllowed(address)) throw new ProviderAnswerInvalid(this.name, "bad_address", request.route);
    const blocked = this.#blockedBy(request);
    if (blocked !== null) throw blocked;

    const closing = this.#closing.signal;
    const stop = request.signal === undefined ? closing : AbortSignal.any([request.signal, closing]);
    // The queue runs a task in the async context of the task that ended before: keep the caller's, which metrics read.
    const inCallerContext = AsyncLocalStorage.snapshot();
    return this.#queue.add(() => inCallerContext(() => this.#send(address, wants, request, stop)), {
      signal: stop,
      priority: request.priority ?? 0,
    });
  }

  async #send(address: URL, wants: "json" | "bytes", request: CallOptions, stop: AbortSignal): Promise<HttpResponse> {
    await this.#turns.add(() => this.#waitForTurn(request, stop), { signal: stop, priority: request.priority ?? 0 });
    // The provider may have failed, or the network gone, while the request waited.
    const blocked = this.#blockedBy(request);
    if (blocked !== null) throw blocked;
    this.#breaker.acquire(request.isBackground);

    const startedAt = performance.now();
    const sentAt = this.#pacing.now();
    const { userAgent, headers, maxBytes, timeoutMs, fetch } = this.#options;
    const outcome = await fetchResponse(address, wants, {
      fetch: fetch ?? globalThis.fetch,
      isAllowed: this.#isAllowed,
      maxBytes: maxBytes ?? MAX_RESPONSE_BYTES,
      headers: { "user-agent": userAgent, ...headers?.() },
      stop,
      timeoutMs: timeoutMs ?? TIMEOUT_MS,
      payload: request.payload,
    });
    const error = this.#outcome.errorOf(outcome, request.route, request.isBackground);
    if (error instanceof ProviderRateLimited) this.#rate.onRateLimit(sentAt, this.#pacing.now());
    else if (error === null) this.#rate.onSuccess(this.#pacing.now());
    const response = outcome.kind === "response" ? outcome.response : null;
    this.#record(address, request, response, performance.now() - startedAt, error);
    if (error !== null) throw error;
    if (response === null) throw new ProviderUnreachable(this.name, "network", OFFLINE_RETRY_MS);
    return response;
  }

  /** Until the rate allows one more request; not while the provider is blocked: the caller gets that error at once. */
  async #waitForTurn(request: CallOptions, stop: AbortSignal): Promise<void> {
    for (;;) {
      if (this.#blockedBy(request) !== null) return;
      const waitMs = this.#rate.take(this.#pacing.now());
      if (waitMs === 0) return;
      await this.#pacing.sleep(waitMs, stop);
    }
  }

  #blockedBy({ isBackground }: CallOptions): ProviderError | null {
    if (this.#closing.signal.aborted) return new ProviderUnreachable(this.name, "closed", OFFLINE_RETRY_MS);
    if (this.#options.offline?.() === true) return new ProviderUnreachable(this.name, "offline", OFFLINE_RETRY_MS);
    return this.#breaker.blockedBy(isBackground);
  }

  #record(address: URL, request: CallOptions, response: HttpResponse | null, durationMs: number, error: unknown): void {
    this.#options.onCall?.({
      provider: this.name,
      host: address.host,
      route: request.route,
      status: response?.status ?? null,
      bytes: response?.bytes.byteLength ?? 0,
      cached: false,
      durationMs,
      reason: request.reason,
      outcome: error === null ? "ok" : error instanceof ProviderError ? error.code : "aborted",
    });
  }
}

/**
 * One polite HTTP client for everything that leaves the program: rate, number of connections, `Retry-After`, outages,
 * limits on time and size, hosts that the configuration names. In: an address and a schema. Out: a checked answer or a
 * `ProviderError`. It never retries by itself and never goes to a host that nobody configured.
 */
export type { Interpretation, RawAnswer, Verdict } from "./judgeAnswer.ts";
export {
  type AnswerSchema,
  type CallOptions,
  createPoliteClient,
  type PoliteClient,
  type PoliteClientOptions,
  type PoliteSettings,
  type ProviderCall,
} from "./politeClient.ts";
export * from "./providerErrors.ts";
export type { ProviderHealth, ProviderState } from "./providerGate.ts";
export { parseRetryAfterMs } from "./retryAfter.ts";

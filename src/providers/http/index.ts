/**
 * One rate-limited HTTP client for everything that leaves the program: rate, number of connections, `Retry-After`, outages,
 * limits on time and size, hosts that the configuration names. In: an address and a schema. Out: a checked answer or a
 * `ProviderError`. It never retries by itself and never goes to a host that nobody configured.
 */

export type { ProviderHealth, ProviderState } from "./circuitBreaker.ts";
export type { RawResponse, ResponseClass, ResponseInterpreter } from "./classifyResponse.ts";
export {
  type CallOptions,
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type HttpClientSettings,
  type ProviderCall,
  type ResponseSchema,
} from "./httpClient.ts";
export * from "./providerErrors.ts";
export { parseRetryAfterMs } from "./retryAfter.ts";

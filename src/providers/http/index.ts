/**
 * One HTTP client for everything that leaves the program. It keeps to the rate, the number of connections, `Retry-After`,
 * limits on time and size, and the hosts that the configuration names. In: an address and a schema. Out: a checked answer or a
 * `ProviderError`. It never retries and never contacts a host that is not configured.
 */

export type { ProviderHealth } from "./circuitBreaker.ts";
export { classifyResponse, type ResponseInterpreter } from "./classifyResponse.ts";
export {
  type DownloadOutcome,
  downloadedBytes,
  downloadFile,
  removePartial,
} from "./downloadFile.ts";
export {
  type CallOptions,
  createHttpClient,
  type HttpClient,
  type HttpClientSettings,
  type HttpClientUsage,
  type ProviderCall,
  type ResponseSchema,
} from "./httpClient.ts";
export * from "./providerErrors.ts";
export { readBody } from "./readBody.ts";
export { perMinute } from "./requestRate.ts";
export { parseRetryAfterMs } from "./retryAfter.ts";

import {
  createHttpClient,
  type HttpClient,
  type HttpClientSettings,
  perMinute,
  type ResponseInterpreter,
} from "../http/index.ts";
import type { RequestOptions } from "../requestOptions.ts";

export const WIKIDATA_URL = "https://www.wikidata.org";
export const WIKIPEDIA_URL = "https://{lang}.wikipedia.org";

/**
 * Below the 200 a minute of a client with a compliant User-Agent; one queue for all hosts, as the gateway counts
 * (mediawiki.org, Wikimedia APIs/Rate limits; see docs/providers.md).
 */
const REQUESTS_PER_MINUTE = 180;
/** Maximum concurrent requests of the robot policy (wikitech.wikimedia.org, Robot policy). */
const CONNECTIONS = 3;
/**
 * Half of the common limit: parsing 10 MiB of JSON would block the event loop for 50 ms. Batches of items that exceed it
 * are requested in halves.
 */
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

export interface WikimediaHosts {
  readonly wikidataUrl?: string;
  readonly wikipediaUrl?: string;
  /** For benchmarks with a test server; real Wikimedia gets the default. */
  readonly ratePerMinute?: number;
}

/** The one client for Wikidata and every Wikipedia together. */
export function createWikimediaHttpClient(options: HttpClientSettings & WikimediaHosts): HttpClient {
  return createHttpClient({
    ...options,
    maxBytes: options.maxBytes ?? MAX_ANSWER_BYTES,
    name: "wikimedia",
    baseHosts: [options.wikidataUrl ?? WIKIDATA_URL, options.wikipediaUrl ?? WIKIPEDIA_URL],
    rate: perMinute(options.ratePerMinute ?? REQUESTS_PER_MINUTE),
    concurrency: CONNECTIONS,
    headers: () => ({ accept: "application/json" }),
    interpret: interpretActionApi,
  });
}

/**
 * The form that Wikimedia's gateway requires: name, version and a contact. A generic one gets 429 or 403.
 * @param contact an address of a page or of a person
 */
export function wikimediaUserAgent(version: string, contact: string): string {
  return `Filmotheque/${version} (${contact}) node/${process.versions.node}`;
}

/** The database lag in seconds above which background requests pause. */
const MAX_LAG_SECONDS = 5;

/**
 * The URL of `api.php`, whether the configured base contains it or only the host. Only background requests carry
 * `maxlag`, because with it a lagging wiki refuses the request.
 */
export function actionApi(
  base: string,
  parameters: Readonly<Record<string, string | number>>,
  { isBackground = false }: Pick<RequestOptions, "isBackground"> = {},
): URL {
  const trimmed = base.replace(/(?<!\/)\/+$/, "");
  const url = new URL(trimmed.endsWith("/api.php") ? trimmed : `${trimmed}/w/api.php`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  url.searchParams.set("format", "json");
  if (isBackground) url.searchParams.set("maxlag", String(MAX_LAG_SECONDS));
  return url;
}

/** Database lag pauses only background requests (mediawiki.org, Manual:Maxlag parameter). */
const LAGGING = "maxlag";
const OVERLOADED = "ratelimited";
/** The id does not exist in Wikidata, or is invalid. */
const UNKNOWN_ID: ReadonlySet<string> = new Set(["no-such-entity", "invalid-entity-id", "invalid-itemid"]);

/** `api.php` reports errors with status 200, in `error.code`. */
const interpretActionApi: ResponseInterpreter = ({ status, body }) => {
  const code = errorCode(body);
  if (code === null || status === 429) return null;
  if (code === LAGGING) return { kind: "lagging" };
  if (code === OVERLOADED) return { kind: "overloaded" };
  if (code === "readonly" || code.startsWith("internal_api_error")) return { kind: "unavailable", detail: code };
  if (UNKNOWN_ID.has(code)) return { kind: "not_found" };
  return { kind: "request_refused", detail: code.slice(0, 80) };
};

function errorCode(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

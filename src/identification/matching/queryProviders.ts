import type { CandidateSource } from "../../providers/index.ts";

/** The sources of candidates for one file. */
export interface CandidateSources {
  /** Queried in this order; the first that answers is used. */
  readonly online: readonly CandidateSource[];
  /** Needs no network; null where it must not be queried, as for sample films. */
  readonly offline: CandidateSource | null;
}

/** No provider could be queried; the job tries again after `retryAfterMs`. */
export interface AllProvidersFailed {
  readonly kind: "all_failed";
  readonly code: string;
  readonly provider: string;
  readonly retryAfterMs: number;
}

const DEFAULT_RETRY_MS = 60_000;
const SHORTEST_RETRY_MS = 1_000;

export function allSources({ online, offline }: CandidateSources): readonly CandidateSource[] {
  return offline === null ? online : [...online, offline];
}

/**
 * A provider that asks for a shorter pause is waited for: the next source knows less, and would receive all requests
 * meanwhile.
 */
const SHORT_PAUSE_MS = 15_000;

/**
 * Queries the sources in order until one answers. After an outage, an unusable answer, a long pause or a refused key,
 * the next source is queried.
 *
 * @param isNothing whether an answer says that nothing was found. When a better source was unavailable, such an answer
 * of the next one proves nothing, and the sources are queried again later
 * @throws any other error of a source
 */
export async function queryProviders<T>(
  sources: readonly CandidateSource[],
  query: (source: CandidateSource) => Promise<T>,
  isNothing: (answer: T) => boolean,
): Promise<{ readonly kind: "answered"; readonly answer: T } | AllProvidersFailed> {
  let failed: AllProvidersFailed = {
    kind: "all_failed",
    code: "provider_unreachable",
    provider: "",
    retryAfterMs: DEFAULT_RETRY_MS,
  };
  let hasOutage = false;
  for (const source of sources) {
    try {
      const answer = await query(source);
      if (!hasOutage || !isNothing(answer)) return { kind: "answered", answer };
    } catch (error) {
      const outage = readOutage(error);
      if (!outage) throw error;
      failed = { kind: "all_failed", provider: source.provider, ...outage };
      // A refused key stays refused until the user changes it, so the answers of the other sources count.
      hasOutage ||= outage.code !== "provider_refused";
      if (outage.code === "provider_rate_limited" && outage.retryAfterMs <= SHORT_PAUSE_MS) return failed;
    }
  }
  return failed;
}

const OUTAGE_CODES: ReadonlySet<string> = new Set([
  "provider_unreachable",
  "provider_rate_limited",
  "provider_refused",
  "provider_answer_invalid",
]);
/** An unusable answer would be the same a minute later. */
const UNUSABLE_RETRY_MS = 15 * 60_000;

/** @returns null for an error that is no outage of a provider */
function readOutage(error: unknown): { code: string; retryAfterMs: number } | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  if (!OUTAGE_CODES.has(code)) return null;
  if (code === "provider_answer_invalid") return { code, retryAfterMs: UNUSABLE_RETRY_MS };
  const wait =
    "retryAfterMs" in error && typeof error.retryAfterMs === "number" ? error.retryAfterMs : DEFAULT_RETRY_MS;
  return { code, retryAfterMs: Math.max(wait, SHORTEST_RETRY_MS) };
}

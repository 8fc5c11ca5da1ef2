import { type CandidateSource, isOutageCode } from "../../providers/index.ts";

/** The sources of candidates for one file. */
export interface CandidateSources {
  /** Queried in this order; the first that answers is used. */
  readonly online: readonly CandidateSource[];
  /** Needs no network; null where it must not be queried, as for sample films. */
  readonly offline: CandidateSource | null;
}

/** No provider gave a conclusive answer; the job is retried after `retryAfterMs`. */
export interface AllProvidersFailed {
  readonly kind: "all_failed";
  readonly code: string;
  readonly provider: string;
  readonly retryAfterMs: number;
}

/** The answer of a lower-ranked source while a better one was unreachable; null when none answered. */
export interface NoFinalAnswer<T> extends AllProvidersFailed {
  readonly interim: T | null;
}

const DEFAULT_RETRY_MS = 60_000;
const SHORTEST_RETRY_MS = 1_000;

export function allSources({ online, offline }: CandidateSources): readonly CandidateSource[] {
  return offline === null ? online : [...online, offline];
}

/**
 * If a provider asks for a shorter pause, the job waits: the next source has less data, and would otherwise receive
 * all requests in the meantime.
 */
const SHORT_PAUSE_MS = 15_000;

/**
 * Queries the sources in order until one answers. After an outage, an unusable answer, a long pause or a refused key,
 * the next source is queried.
 *
 * @param isConclusive whether an answer is final although a better source could not be queried. A certain match is.
 * An empty or uncertain result is not, and the sources are queried again later
 * @throws any other error of a source
 */
export async function queryProviders<T>(
  sources: readonly CandidateSource[],
  query: (source: CandidateSource) => Promise<T>,
  isConclusive: (answer: T) => boolean,
): Promise<{ readonly kind: "answered"; readonly answer: T } | NoFinalAnswer<T>> {
  let failed: AllProvidersFailed | null = null;
  let refused: AllProvidersFailed | null = null;
  let interim: T | null = null;
  for (const source of sources) {
    try {
      const answer = await query(source);
      if (failed === null || isConclusive(answer)) return { kind: "answered", answer };
      interim ??= answer;
    } catch (error) {
      const outage = readOutage(error);
      if (!outage) throw error;
      // A refused key stays refused until the user changes it, so the other sources' answers are final.
      const failure: AllProvidersFailed = { kind: "all_failed", provider: source.provider, ...outage };
      if (outage.code === "provider_refused") {
        refused = failure;
        continue;
      }
      // The error names the best source; the retry waits for the first source that is available again.
      failed = earlierOf(failed, failure);
      if (outage.code === "provider_rate_limited" && outage.retryAfterMs <= SHORT_PAUSE_MS)
        return { ...failed, interim };
    }
  }
  return { ...(failed ?? refused ?? NOBODY_ASKED), interim };
}

function earlierOf(first: AllProvidersFailed | null, next: AllProvidersFailed): AllProvidersFailed {
  return first === null ? next : { ...first, retryAfterMs: Math.min(first.retryAfterMs, next.retryAfterMs) };
}

const NOBODY_ASKED: AllProvidersFailed = {
  kind: "all_failed",
  code: "provider_unreachable",
  provider: "",
  retryAfterMs: DEFAULT_RETRY_MS,
};

/** An unusable response would be the same a minute later. */
const UNUSABLE_RETRY_MS = 15 * 60_000;

/** @returns null for an error that is no outage of a provider */
function readOutage(error: unknown): { code: string; retryAfterMs: number } | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  if (!isOutageCode(code)) return null;
  if (code === "provider_answer_invalid") return { code, retryAfterMs: UNUSABLE_RETRY_MS };
  const wait =
    "retryAfterMs" in error && typeof error.retryAfterMs === "number" ? error.retryAfterMs : DEFAULT_RETRY_MS;
  return { code, retryAfterMs: Math.max(wait, SHORTEST_RETRY_MS) };
}

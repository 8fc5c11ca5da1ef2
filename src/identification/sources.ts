import type { CandidateSource } from "./candidate.ts";

/** Whom to ask for a file. */
export interface Sources {
  /** In this order; the first that answers is believed. */
  readonly online: readonly CandidateSource[];
  /** What needs no network; null where it must not be asked, as for samples. */
  readonly offline: CandidateSource | null;
}

/** Nobody could be asked; the file is identified later by itself. */
export interface NobodyAnswers {
  readonly kind: "nobody";
  readonly code: string;
  readonly provider: string;
  readonly retryAfterMs: number;
}

export function everyone({ online, offline }: Sources): readonly CandidateSource[] {
  return offline === null ? online : [...online, offline];
}

const LATER_MS = 60_000;

/**
 * Asks the first source that answers: TMDB where there is a key, then the keyless ones. An outage or a refused key
 * sends the question on; any other error is the caller's.
 */
export async function askSources<T>(
  sources: readonly CandidateSource[],
  ask: (source: CandidateSource) => Promise<T>,
): Promise<{ readonly kind: "answered"; readonly answer: T } | NobodyAnswers> {
  let nobody: NobodyAnswers = { kind: "nobody", code: "provider_unreachable", provider: "", retryAfterMs: LATER_MS };
  for (const source of sources) {
    try {
      return { kind: "answered", answer: await ask(source) };
    } catch (error) {
      const outage = outageOf(error);
      if (!outage) throw error;
      nobody = { kind: "nobody", provider: source.provider, ...outage };
    }
  }
  return nobody;
}

/** What a provider's error means for whoever asked: come back, or not its business. */
export function outageOf(error: unknown): { code: string; retryAfterMs: number } | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  if (code !== "provider_unreachable" && code !== "provider_rate_limited" && code !== "provider_refused") return null;
  const wait = "retryAfterMs" in error && typeof error.retryAfterMs === "number" ? error.retryAfterMs : LATER_MS;
  return { code, retryAfterMs: Math.max(wait, 1_000) };
}

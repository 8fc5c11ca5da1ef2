import type { CandidateSource } from "../../providers/index.ts";
import type { Release } from "../releaseName/index.ts";
import { type Decision, decide } from "./decide.ts";
import type { FileFacts } from "./runtimeEvidence.ts";
import type { ScoredCandidate } from "./scoredCandidate.ts";
import { searchCandidates } from "./searchCandidates.ts";

export interface IdentificationResult {
  readonly decision: Decision;
  /** Best first, at most twenty. */
  readonly candidates: readonly ScoredCandidate[];
  /** Requests to the source. */
  readonly providerCalls: number;
}

const MAX_KEPT = 20;

/**
 * Finds, scores and decides. Episodes, extras and samples are never matched to a film and cost no request.
 * @throws what the source throws; `signal.reason` once aborted
 */
export async function identifyRelease(
  release: Release,
  file: FileFacts,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<IdentificationResult> {
  if (release.kind !== "movie")
    return { decision: { kind: "unmatched", reason: "not_a_film" }, candidates: [], providerCalls: 0 };
  const counted = countCalls(source);
  const scored = await searchCandidates(release, file, counted.source, signal);
  return { decision: decide(scored), candidates: scored.slice(0, MAX_KEPT), providerCalls: counted.calls() };
}

function countCalls(source: CandidateSource): { source: CandidateSource; calls: () => number } {
  let calls = 0;
  const counting: CandidateSource = {
    provider: source.provider,
    search(query, signal) {
      calls += 1;
      return source.search(query, signal);
    },
    byId(ids, signal) {
      calls += 1;
      return source.byId(ids, signal);
    },
    ...(source.detail
      ? {
          detail(candidate, signal) {
            calls += 1;
            return source.detail?.(candidate, signal) ?? Promise.resolve(candidate);
          },
        }
      : {}),
  };
  return { source: counting, calls: () => calls };
}

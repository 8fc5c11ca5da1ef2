import { type Release, titleKey } from "../releaseName/index.ts";
import { decide } from "./decide.ts";
import { type IdentificationResult, identifyRelease } from "./identifyRelease.ts";
import { type AllProvidersFailed, type CandidateSources, queryProviders } from "./queryProviders.ts";
import type { FileFacts } from "./runtimeEvidence.ts";
import type { ScoredCandidate } from "./scoredCandidate.ts";

export interface Answered {
  readonly kind: "answered";
  readonly result: IdentificationResult;
}

/** No provider could be queried: identification is tried again later. */
export interface Pending extends AllProvidersFailed {
  /** What the offline catalogues found meanwhile; null where they found nothing. */
  readonly offlineResult: IdentificationResult | null;
}

/**
 * Queries the providers first, then the offline catalogues where the providers gave no match or no answer: a catalogue
 * finds misspelt titles, a provider does not. A match found only in a catalogue counts.
 *
 * @param skipOffline the catalogues were queried before for this file and have not changed since
 */
export async function identifyFromSources(
  release: Release,
  file: FileFacts,
  { online, offline }: CandidateSources,
  signal: AbortSignal,
  skipOffline = false,
): Promise<Answered | Pending> {
  const queried = await queryProviders(
    online,
    (source) => identifyRelease(release, file, source, signal),
    ({ candidates }) => candidates.length === 0,
  );
  if (queried.kind === "answered") {
    const { answer } = queried;
    if (offline === null || answer.decision.kind === "matched") return { kind: "answered", result: answer };
    return { kind: "answered", result: mergeAnswers(answer, await identifyRelease(release, file, offline, signal)) };
  }
  if (offline === null || skipOffline) return { ...queried, offlineResult: null };
  const result = await identifyRelease(release, file, offline, signal);
  if (result.decision.kind === "matched") return { kind: "answered", result };
  return { ...queried, offlineResult: result.candidates.length > 0 ? result : null };
}

/** One decision over both lists. A film that is in both counts once, as the provider describes it. */
function mergeAnswers(online: IdentificationResult, offline: IdentificationResult): IdentificationResult {
  const others = offline.candidates.filter(
    (candidate) => !online.candidates.some((known) => isSameFilm(known, candidate)),
  );
  if (others.length === 0) return online;
  const candidates = [...online.candidates, ...others].sort((a, b) => b.score - a.score);
  return { decision: decide(candidates), candidates, providerCalls: online.providerCalls };
}

function isSameFilm(a: ScoredCandidate, b: ScoredCandidate): boolean {
  if (a.tmdbId !== undefined && b.tmdbId !== undefined) return a.tmdbId === b.tmdbId;
  if (a.imdbId !== undefined && b.imdbId !== undefined) return a.imdbId === b.imdbId;
  if (a.wikidataId !== undefined && b.wikidataId !== undefined) return a.wikidataId === b.wikidataId;
  // A search result of a provider carries that provider's id only.
  return a.year === b.year && titleKey(a.title) === titleKey(b.title);
}

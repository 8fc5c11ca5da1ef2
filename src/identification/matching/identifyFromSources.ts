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

/** A provider could not be queried and no other had a certain match: identification is retried later. */
export interface Pending extends AllProvidersFailed {
  /** The candidates of the other providers and the offline catalogues; null when there are none. */
  readonly interimResult: IdentificationResult | null;
}

/**
 * Queries the providers first, then the offline catalogues where the providers gave no match or no answer: a catalogue
 * finds misspelt titles, a provider does not. A match found only in a catalogue counts. While a provider is
 * unreachable, only a match is final: a film that the other sources do not know may be known to that provider.
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
    // The name alone shows that the file is not a film; no request is needed.
    ({ decision, providerCalls }) => decision.kind === "matched" || providerCalls === 0,
  );
  if (queried.kind === "answered") {
    const { answer } = queried;
    if (offline === null || answer.decision.kind === "matched") return { kind: "answered", result: answer };
    return { kind: "answered", result: mergeAnswers(answer, await identifyRelease(release, file, offline, signal)) };
  }
  const { interim, ...outage } = queried;
  if (offline === null || skipOffline) return { ...outage, interimResult: withCandidates(interim) };
  const offlineResult = await identifyRelease(release, file, offline, signal);
  const result = interim ? mergeAnswers(interim, offlineResult) : offlineResult;
  if (result.decision.kind === "matched") return { kind: "answered", result };
  return { ...outage, interimResult: withCandidates(result) };
}

function withCandidates(result: IdentificationResult | null): IdentificationResult | null {
  return result !== null && result.candidates.length > 0 ? result : null;
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

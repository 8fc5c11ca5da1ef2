import type { ScoredCandidate } from "./candidate.ts";
import { decide } from "./decide.ts";
import { titleKey } from "./foldTitle.ts";
import { type Identified, identifyRelease } from "./identifyRelease.ts";
import type { Release } from "./release.ts";
import type { FileFacts } from "./scoreCandidate.ts";
import { askSources, type NobodyAnswers, type Sources } from "./sources.ts";

export interface Answered {
  readonly kind: "answered";
  readonly answer: Identified;
}

/** No provider could be asked. What the catalogues know stands meanwhile; null where they know nothing. */
export interface Meanwhile extends NobodyAnswers {
  readonly local: Identified | null;
}

/**
 * Asks providers first, and the catalogues where they were not certain or did not answer: a provider finds no title
 * that is misspelt, a catalogue does. What only a catalogue is certain of is a match too.
 *
 * @param isLocalKnown the catalogues were asked before: while nobody else answers, they have nothing to add
 */
export async function identifyFrom(
  release: Release,
  file: FileFacts,
  { online, offline }: Sources,
  signal: AbortSignal,
  isLocalKnown = false,
): Promise<Answered | Meanwhile> {
  const asked = await askSources(online, (source) => identifyRelease(release, file, source, signal));
  if (asked.kind === "answered") {
    if (offline === null || asked.answer.decision.kind === "matched") return asked;
    return { kind: "answered", answer: together(asked.answer, await identifyRelease(release, file, offline, signal)) };
  }
  if (offline === null || isLocalKnown) return { ...asked, local: null };
  const local = await identifyRelease(release, file, offline, signal);
  if (local.decision.kind === "matched") return { kind: "answered", answer: local };
  return { ...asked, local: local.candidates.length > 0 ? local : null };
}

/** One decision over both. A film that both know counts once, as the provider tells it. */
function together(online: Identified, local: Identified): Identified {
  const others = local.candidates.filter(
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
  // A provider's short answers tell no id of others.
  return a.year === b.year && titleKey(a.title) === titleKey(b.title);
}

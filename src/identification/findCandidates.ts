import { type CandidateSource, candidateKey, type FilmCandidate, type ScoredCandidate } from "./candidate.ts";
import { decide, THRESHOLDS } from "./decide.ts";
import type { Release } from "./release.ts";
import { type FileFacts, scoreCandidate } from "./scoreCandidate.ts";
import { searchPlan } from "./searchPlan.ts";

/** What one file may cost a provider, so that a folder of home videos does not use it up. */
const MOST_SEARCHES = 14;
const MOST_DETAILS = 4;
/** Candidates of one answer that are worth comparing. */
const MOST_RESULTS = 40;

/**
 * Asks a provider until a strong candidate stands out: id tags first, then each reading with its year, without it, and
 * with fewer words.
 * @throws what the source throws; `signal.reason` once aborted
 */
export async function findCandidates(
  release: Release,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<FilmCandidate[]> {
  return (await searchCandidates(release, {}, source, signal)).map(
    ({ score: _score, evidence: _evidence, ...candidate }) => candidate,
  );
}

/** The same, with what was probed of the file, and the scores it went by. */
export async function searchCandidates(
  release: Release,
  file: FileFacts,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<ScoredCandidate[]> {
  if (release.kind !== "movie") return [];
  const found = new Map<string, ScoredCandidate>();
  const tagged = await findTagged(release, source, signal);
  const known = tagged ? withIdsOf(release, tagged) : withoutIds(release);
  const keep = (candidate: FilmCandidate) => found.set(candidateKey(candidate), scoreCandidate(known, file, candidate));
  if (tagged) {
    keep(tagged);
    if (isSettled(found)) return ranked(found);
  }

  const detailed = new Set<string>();
  for (const query of searchPlan(release).slice(0, MOST_SEARCHES)) {
    signal.throwIfAborted();
    const results = await source.search(query, signal);
    for (const candidate of results.slice(0, MOST_RESULTS)) {
      if (!found.has(candidateKey(candidate))) keep(candidate);
    }
    if (isSettled(found)) break;
    await lookCloser({ found, detailed, source, signal, keep, results });
    if (isSettled(found) || isRaceOfEquals(found)) break;
  }
  return ranked(found);
}

interface CloserLook {
  readonly found: ReadonlyMap<string, ScoredCandidate>;
  readonly detailed: Set<string>;
  readonly source: CandidateSource;
  readonly signal: AbortSignal;
  readonly keep: (candidate: FilmCandidate) => void;
  readonly results: readonly FilmCandidate[];
}

/**
 * Fetches what a thin answer leaves out. The provider found every word of the question in some title of the film: an
 * alternative title may be the one, and in a race of equals the director or the running time decides.
 */
async function lookCloser({ found, detailed, source, signal, keep, results }: CloserLook): Promise<void> {
  if (!source.detail) return;
  const fresh = new Set(results.map(candidateKey));
  const worth = ranked(found)
    .filter((candidate) => fresh.has(candidateKey(candidate)) && !detailed.has(candidateKey(candidate)))
    .slice(0, Math.max(0, Math.min(MOST_DETAILS, 3 * MOST_DETAILS - detailed.size)));
  for (const candidate of worth) {
    signal.throwIfAborted();
    detailed.add(candidateKey(candidate));
    keep(await source.detail(candidate, signal));
    if (isSettled(found)) return;
  }
}

async function findTagged(
  { ids }: Release,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<FilmCandidate | null> {
  if (ids.tmdb === undefined && ids.imdb === undefined) return null;
  return source.byId(ids, signal);
}

/** The tagged film's other id too, so that no other film passes for it. */
function withIdsOf(release: Release, tagged: FilmCandidate): Release {
  const tmdb = tagged.tmdbId ?? release.ids.tmdb;
  const imdb = tagged.imdbId ?? release.ids.imdb;
  return { ...release, ids: { ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) } };
}

/** A tag whose film the provider no longer has says nothing. */
const withoutIds = (release: Release): Release => ({ ...release, ids: {} });

const ranked = (found: ReadonlyMap<string, ScoredCandidate>) => [...found.values()].sort((a, b) => b.score - a.score);

function isSettled(found: ReadonlyMap<string, ScoredCandidate>): boolean {
  return found.size > 0 && decide([...found.values()]).kind === "matched";
}

/** Two films that answer the name equally well: more questions would find no better one. */
function isRaceOfEquals(found: ReadonlyMap<string, ScoredCandidate>): boolean {
  const [first, second] = ranked(found);
  return first !== undefined && second !== undefined && second.score >= THRESHOLDS.accept + THRESHOLDS.margin;
}

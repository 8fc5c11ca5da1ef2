import { applyNfo, identifyRelease, parseReleaseName, type Release } from "../../../src/identification/index.ts";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import type { CandidateSource } from "../../../src/providers/index.ts";
import { limitedSource } from "./limitedSource.ts";
import type { MatchCase } from "./matchCases.ts";

/** The best candidate of a file, regardless of the decision. */
export interface TopCandidate {
  readonly score: number;
  readonly isRight: boolean;
  readonly isMatched: boolean;
}

export interface IdentificationScore {
  readonly count: number;
  readonly right: number;
  readonly wrong: number;
  /** Ambiguous, although the film is known. */
  readonly review: number;
  /** Right and all, by rule. */
  readonly byRule: ReadonlyMap<string, readonly [right: number, all: number]>;
  readonly calls: number;
  /** Calls of the files that were identified, and how many those are. */
  readonly callsOfMatched: number;
  readonly matched: number;
  readonly elapsedMs: number;
  readonly tops: readonly TopCandidate[];
}

/** Identifies every case against one source, as the program does when that source answers. */
export async function scoreIdentification(
  cases: readonly MatchCase[],
  source: CandidateSource,
): Promise<IdentificationScore> {
  const byRule = new Map<string, [number, number]>();
  const tops: TopCandidate[] = [];
  const misses: string[] = [];
  const sum = { right: 0, wrong: 0, review: 0, calls: 0, callsOfMatched: 0, matched: 0 };
  const started = performance.now();
  for (const one of cases) {
    const { path, rule, tmdbId, minutes } = one;
    const facts = minutes === undefined ? {} : { durationSeconds: minutes * 60 };
    const signal = AbortSignal.timeout(60_000);
    const limited = limitedSource(source, one);
    const { decision, candidates, providerCalls } = await identifyRelease(releaseOf(one), facts, limited, signal);
    const answer = decision.kind === "matched" ? (decision.candidate.tmdbId ?? null) : null;
    const counted = byRule.get(rule) ?? [0, 0];
    byRule.set(rule, [counted[0] + Number(answer === tmdbId), counted[1] + 1]);
    sum.calls += providerCalls;
    if (answer !== null) {
      sum.matched += 1;
      sum.callsOfMatched += providerCalls;
    }
    if (answer === tmdbId) sum.right += 1;
    else {
      if (answer === null) sum.review += 1;
      else sum.wrong += 1;
      misses.push(`${answer === null ? decision.kind : `WRONG ${answer}`}\t${rule}\t${path}`);
    }
    const [top] = candidates;
    if (top) tops.push({ score: top.score, isRight: top.tmdbId === tmdbId, isMatched: decision.kind === "matched" });
  }
  if (process.env.FILMOTHEQUE_BENCH_MISSES) console.error(misses.join("\n"));
  return { ...sum, count: cases.length, byRule, elapsedMs: performance.now() - started, tops };
}

function releaseOf({ path, nfo }: MatchCase): Release {
  const release = parseReleaseName(path);
  const read = nfo === undefined ? null : readNfo(Buffer.from(nfo));
  return applyNfo(release, read?.kind === "read" ? read.nfo : null);
}

/** The rule that is got right least often, in percent. */
export function weakestRule({ byRule }: IdentificationScore): { readonly rule: string; readonly percent: number } {
  const rates = [...byRule].map(([rule, [right, all]]) => ({ rule, percent: (100 * right) / all }));
  return rates.toSorted((a, b) => a.percent - b.percent)[0] ?? { rule: "", percent: 0 };
}

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { JobState } from "../../src/contract/index.ts";
import { api } from "../api/client.ts";
import { useIsKid } from "../api/session.ts";
import { addSample, estimateRate, type ProgressRate, type ProgressSample } from "./progressRate.ts";

type Count = { kind: string; state: JobState; count: number };
export type BackgroundWork = { kind: string; done: number; total: number; rate: ProgressRate | null };

/** The stages of a film in their order; the earliest one with open jobs is shown. */
const ORDER = ["samples", "scan", "card", "probe", "identify", "enrich_tmdb", "enrich_wikipedia", "artwork"];

/** What the program is doing, or null while nothing runs. Jobs that ended before this work began are not counted. */
export function useBackgroundWork(): BackgroundWork | null {
  const { data, dataUpdatedAt } = useQuery(api.jobs.summary.queryOptions({ enabled: !useIsKid() }));
  const samples = useRef<readonly ProgressSample[]>([]);
  const doneBefore = useRef(new Map<string, number>());

  const counts = data?.items ?? [];
  const work = presentWork(counts);
  for (const kind of new Set(counts.map((count) => count.kind))) {
    const settled = countOf(counts, kind, ["done", "failed", "cancelled"]);
    const isResting = countOf(counts, kind, ["queued", "running"]) === 0;
    if (isResting) doneBefore.current.set(kind, settled);
  }
  if (!work) return null;
  const before = doneBefore.current.get(work.kind) ?? 0;
  const { kind, done, total } = { kind: work.kind, done: work.done - before, total: work.total - before };
  if (samples.current.at(-1)?.at !== dataUpdatedAt)
    samples.current = addSample(samples.current, { kind, at: dataUpdatedAt, done });
  return { kind, done, total, rate: estimateRate(samples.current, total) };
}

function presentWork(counts: readonly Count[]): Omit<BackgroundWork, "rate"> | null {
  const open = counts.filter(({ state, count }) => count > 0 && (state === "queued" || state === "running"));
  const [kind] = open.map((count) => count.kind).toSorted((a, b) => rank(a) - rank(b));
  if (!kind) return null;
  const done = countOf(counts, kind, ["done", "failed", "cancelled"]);
  return { kind, done, total: done + countOf(counts, kind, ["queued", "running"]) };
}

function countOf(counts: readonly Count[], kind: string, states: readonly JobState[]): number {
  return counts
    .filter((count) => count.kind === kind && states.includes(count.state))
    .reduce((sum, count) => sum + count.count, 0);
}

function rank(kind: string): number {
  const place = ORDER.indexOf(kind);
  return place === -1 ? ORDER.length : place;
}

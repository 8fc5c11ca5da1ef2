import type { FlowEvent } from "./flowEvents.ts";

/** The use cases that a person starts, one lane each. */
export const LANES = ["UC1", "UC2", "UC3", "UC4", "UC5", "UC6"] as const;

/** Kinds of job that have a queue in the diagram. */
export const QUEUES = [
  "card",
  "probe",
  "identify",
  "enrich_tmdb",
  "artwork",
  "enrich_wikipedia",
  "train",
  "purge",
  "backup",
] as const;

/** A lane is as thick as the number of requests that went through it lately. */
const RECENT_MS = 10_000;

export interface LaneCounts {
  readonly lanes: Readonly<Record<string, number>>;
  readonly films: Readonly<Record<string, number>>;
}

/** Requests of the last seconds, and the films they returned, by use case. */
export function recentCounts(events: readonly FlowEvent[]): LaneCounts {
  const since = Date.now() - RECENT_MS;
  const lanes: Record<string, number> = {};
  const films: Record<string, number> = {};
  for (const { at, useCase, items } of events) {
    if (at < since || useCase === null) continue;
    lanes[useCase] = (lanes[useCase] ?? 0) + 1;
    films[useCase] = (films[useCase] ?? 0) + (items ?? 0);
  }
  return { lanes, films };
}

import type { History, HistoryPoint } from "./history/createHistory.ts";

/** One of the seven system figures: its value over the last hour, and how it got there. */
export interface Tile {
  readonly name: "click_to_view" | "next_batch" | "file_to_enriched" | "memory" | "cpu" | "errors" | "throughput";
  readonly unit: "seconds" | "bytes" | "ratio" | "count" | "per_minute";
  /** Null where nothing was measured. */
  readonly value: number | null;
  /** p95 of times, peak of the processor, jobs of the throughput. */
  readonly second: number | null;
  readonly line: readonly { readonly at: number; readonly value: number }[];
}

/** Several series seen as one. */
function meansOf(points: readonly HistoryPoint[]): { at: number; value: number }[] {
  return [...Map.groupBy(points, ({ at }) => at)]
    .map(([at, group]) => ({
      at,
      value: group.reduce((total, { sum }) => total + sum, 0) / group.reduce((total, { count }) => total + count, 0),
    }))
    .sort((a, b) => a.at - b.at);
}

const HOUR_MS = 3_600_000;
const STEP_SECONDS = 60;

/** The panel's first row in one answer. */
export function summaryTiles(history: History, now: number): Tile[] {
  const asked = (name: string) =>
    history.query({ name, from: now - HOUR_MS, to: now + 1, stepSeconds: STEP_SECONDS }).series;
  const lineOf = (points: readonly HistoryPoint[], value: (point: HistoryPoint) => number | null) =>
    points.flatMap((point) => {
      const found = value(point);
      return found === null ? [] : [{ at: point.at, value: found }];
    });
  const summed = (name: string, value: (point: HistoryPoint) => number) => {
    const byTime = new Map<number, number>();
    for (const { points } of asked(name))
      for (const point of points) byTime.set(point.at, (byTime.get(point.at) ?? 0) + value(point));
    return [...byTime].sort(([a], [b]) => a - b).map(([at, total]) => ({ at, value: total }));
  };
  const ofLabel = (name: string, label: string, wanted: string) =>
    asked(name).find(({ labels }) => labels[label] === wanted)?.points ?? [];

  function times(name: Tile["name"], metric: string): Tile {
    const points = asked(metric).flatMap((series) => series.points);
    const count = points.reduce((sum, point) => sum + point.count, 0);
    const mean = count === 0 ? null : points.reduce((sum, point) => sum + point.sum, 0) / count;
    const worst = points.reduce<number | null>(
      (most, { p95 }) => (p95 === null ? most : Math.max(most ?? 0, p95)),
      null,
    );
    return { name, unit: "seconds", value: mean, second: worst, line: meansOf(points) };
  }

  const memory = ofLabel("memory_bytes", "part", "process");
  const cpu = ofLabel("cpu_ratio", "figure", "mean");
  const peaks = ofLabel("cpu_ratio", "figure", "peak");
  const errors = summed("errors_total", ({ sum }) => sum);
  const requests = summed("http_request_duration_seconds", ({ count }) => count);
  const jobs = summed("jobs_total", ({ sum }) => sum);
  const total = (line: readonly { value: number }[]) => line.reduce((sum, { value }) => sum + value, 0);
  const last = (line: readonly HistoryPoint[]) => line.at(-1)?.mean ?? null;
  const span = (line: readonly { at: number }[]) =>
    Math.max(1, ((line.at(-1)?.at ?? 0) - (line[0]?.at ?? 0)) / 60_000 + 1);
  return [
    times("click_to_view", "page_view_seconds"),
    times("next_batch", "page_next_batch_seconds"),
    times("file_to_enriched", "file_to_enriched_seconds"),
    { name: "memory", unit: "bytes", value: last(memory), second: null, line: lineOf(memory, ({ mean }) => mean) },
    {
      name: "cpu",
      unit: "ratio",
      value: last(cpu),
      second: peaks.reduce<number | null>((most, { high }) => Math.max(most ?? 0, high ?? 0), null),
      line: lineOf(cpu, ({ mean }) => mean),
    },
    { name: "errors", unit: "count", value: total(errors), second: null, line: errors },
    {
      name: "throughput",
      unit: "per_minute",
      value: requests.length === 0 ? null : total(requests) / span(requests),
      second: jobs.length === 0 ? null : total(jobs) / span(jobs),
      line: requests,
    },
  ];
}

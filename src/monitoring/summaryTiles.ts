import type { History } from "./history/createHistory.ts";
import type { HistoryAnswer, HistoryPoint } from "./history/queryHistory.ts";

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

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const STEP_SECONDS = 60;

type Line = Tile["line"];
type Series = HistoryAnswer["series"];

/** The panel's first row in one answer: the last hour in minutes. */
export function summaryTiles(history: History, now: number): Tile[] {
  const query = (name: string) =>
    history.query({ name, from: now - HOUR_MS, to: now + 1, stepSeconds: STEP_SECONDS }).series;
  return [
    durationTile("click_to_view", query("page_view_seconds")),
    durationTile("next_batch", query("page_next_batch_seconds")),
    durationTile("file_to_enriched", query("file_to_enriched_seconds")),
    memoryTile(query("memory_bytes")),
    processorTile(query("cpu_ratio")),
    errorTile(query("errors_total")),
    throughputTile(query("http_request_duration_seconds"), query("jobs_total")),
  ];
}

function durationTile(name: Tile["name"], series: Series): Tile {
  const points = series.flatMap((one) => one.points);
  const count = points.reduce((sum, point) => sum + point.count, 0);
  const mean = count === 0 ? null : points.reduce((sum, point) => sum + point.sum, 0) / count;
  return {
    name,
    unit: "seconds",
    value: mean,
    second: largest(points.map(({ p95 }) => p95)),
    line: meansByTime(points),
  };
}

function memoryTile(series: Series): Tile {
  const points = pointsOf(series, "part", "process");
  return { name: "memory", unit: "bytes", value: points.at(-1)?.mean ?? null, second: null, line: meansOf(points) };
}

function processorTile(series: Series): Tile {
  const points = pointsOf(series, "figure", "mean");
  const peaks = pointsOf(series, "figure", "peak");
  return {
    name: "cpu",
    unit: "ratio",
    value: points.at(-1)?.mean ?? null,
    second: largest(peaks.map(({ high }) => high ?? 0)),
    line: meansOf(points),
  };
}

/** What the program refused, such as a wrong password, is no error of it. */
function errorTile(series: Series): Tile {
  const failed = series.filter(({ labels }) => labels.kind !== "refused");
  const line = totalsByTime(failed, ({ sum }) => sum);
  return { name: "errors", unit: "count", value: total(line), second: null, line };
}

function throughputTile(requestSeries: Series, jobSeries: Series): Tile {
  const requests = totalsByTime(requestSeries, ({ count }) => count);
  const jobs = totalsByTime(jobSeries, ({ sum }) => sum);
  return {
    name: "throughput",
    unit: "per_minute",
    value: perMinute(requests),
    second: perMinute(jobs),
    line: requests,
  };
}

function pointsOf(series: Series, label: string, value: string): readonly HistoryPoint[] {
  return series.find(({ labels }) => labels[label] === value)?.points ?? [];
}

function meansOf(points: readonly HistoryPoint[]): Line {
  return points.flatMap(({ at, mean }) => (mean === null ? [] : [{ at, value: mean }]));
}

/** The mean of several series, weighted by how much each counted. */
function meansByTime(points: readonly HistoryPoint[]): Line {
  return [...Map.groupBy(points, ({ at }) => at)]
    .map(([at, group]) => ({
      at,
      value: group.reduce((sum, point) => sum + point.sum, 0) / group.reduce((sum, { count }) => sum + count, 0),
    }))
    .sort((a, b) => a.at - b.at);
}

function totalsByTime(series: Series, amountOf: (point: HistoryPoint) => number): Line {
  const points = series.flatMap((one) => one.points);
  return [...Map.groupBy(points, ({ at }) => at)]
    .map(([at, group]) => ({ at, value: group.reduce((sum, point) => sum + amountOf(point), 0) }))
    .sort((a, b) => a.at - b.at);
}

function total(line: Line): number {
  return line.reduce((sum, { value }) => sum + value, 0);
}

function perMinute(line: Line): number | null {
  const [first, last] = [line[0], line.at(-1)];
  return first && last ? total(line) / ((last.at - first.at) / MINUTE_MS + 1) : null;
}

function largest(values: readonly (number | null)[]): number | null {
  return values.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null);
}

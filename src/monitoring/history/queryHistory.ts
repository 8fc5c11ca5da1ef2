import { CodedError } from "../../errors/index.ts";
import { histogramQuantile } from "../histogramQuantile.ts";
import type { MetricDefinition } from "../metricDefinition.ts";
import { METRICS } from "../metricDefinitions.ts";
import type { MonitoringErrorCode } from "../monitoringErrorCode.ts";
import {
  type HistoryRecords,
  mergePoints,
  RESOLUTIONS,
  type SeriesLabels,
  type SeriesPoint,
} from "./historyRecords.ts";

export interface HistoryQuery {
  /** Without the prefix. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
}

export interface HistoryPoint {
  /** Where the step begins, milliseconds since 1970. */
  readonly at: number;
  /** How many were counted in the step; of a gauge, how many samples. */
  readonly count: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface HistoryAnswer {
  readonly definition: MetricDefinition;
  /** At least the one that was asked for: old values are kept in wider steps. */
  readonly stepSeconds: number;
  readonly series: { labels: SeriesLabels; points: HistoryPoint[] }[];
}

const [, , { seconds: COARSEST_SECONDS }] = RESOLUTIONS;
/** More than a chart can show, and an answer should hold. */
const MAX_POINTS = 3_000;

/** @throws CodedError `unknown_metric`, `span_too_long` */
export function queryHistory(
  records: HistoryRecords,
  { name, from, to, stepSeconds }: HistoryQuery,
  now: number,
): HistoryAnswer {
  const definition = Object.values<MetricDefinition>(METRICS).find((metric) => metric.name === name);
  if (!definition) throw new CodedError<MonitoringErrorCode>("unknown_metric", { fact: name });
  if (to <= from) return { definition, stepSeconds, series: [] };
  if ((to - from) / 1000 / stepSeconds > MAX_POINTS)
    throw new CodedError<MonitoringErrorCode>("span_too_long", { fact: String(MAX_POINTS) });
  const kept = keptStepFor(now - from, stepSeconds);
  const step = Math.max(stepSeconds, kept);
  const series = records.seriesOf(name).flatMap(({ id, labels }) => {
    const points = records.points(id, kept, startOfStep(from, kept), to);
    const grouped = Map.groupBy(points, ({ at }) => startOfStep(at, step));
    const merged = [...grouped].map(([at, group]) => ({ ...group.reduce(mergePoints), at }));
    return merged.length === 0 ? [] : [{ labels, points: merged.map((point) => toHistoryPoint(point, definition)) }];
  });
  return { definition, stepSeconds: step, series };
}

function startOfStep(at: number, stepSeconds: number): number {
  return Math.floor(at / 1000 / stepSeconds) * stepSeconds * 1000;
}

/** The widest kept step, seconds, that still shows what is asked for, of those that reach back so far. */
function keptStepFor(ageMs: number, stepSeconds: number): number {
  const reaching = RESOLUTIONS.filter(({ keptMs }) => ageMs <= keptMs);
  const fitting = reaching.findLast(({ seconds }) => seconds <= stepSeconds);
  return (fitting ?? reaching[0])?.seconds ?? COARSEST_SECONDS;
}

function toHistoryPoint(
  { at, count, sum, low, high, buckets }: SeriesPoint,
  { type, buckets: bounds }: MetricDefinition,
): HistoryPoint {
  const isGauge = type === "gauge";
  let running = 0;
  const cumulative = buckets.map((value, index) => {
    running += value;
    return { upperBound: bounds[index] ?? Number.POSITIVE_INFINITY, count: running };
  });
  return {
    at,
    count,
    sum,
    mean: type === "counter" || count === 0 ? null : sum / count,
    low: isGauge ? low : null,
    high: isGauge ? high : null,
    p50: histogramQuantile(cumulative, 0.5),
    p95: histogramQuantile(cumulative, 0.95),
    p99: histogramQuantile(cumulative, 0.99),
  };
}

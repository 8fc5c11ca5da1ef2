import { CodedError } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { histogramQuantile } from "../histogramQuantile.ts";
import { METRICS, type MetricDefinition } from "../metricDefinitions.ts";
import type { MonitoringErrorCode } from "../monitoringErrorCode.ts";
import type { RegisteredMetrics } from "../registerMetrics.ts";
import { historyRecords, mergePoints, RESOLUTIONS, type SeriesPoint } from "./historyRecords.ts";
import { type MetricSample, sampleMetrics } from "./sampleMetrics.ts";

export interface HistoryParts {
  readonly store: Store;
  readonly metrics: RegisteredMetrics;
  /** Counts what was reported in the last moment. */
  flush(): void;
  readonly clock: Clock;
}

export interface HistoryQuery {
  /** Without the prefix. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
}

export interface HistoryPoint {
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

/** Four times a minute, so that what happened stands in the minute that it happened in. */
const ROLL_UP_MS = 15_000;
/** To keep the history is a write too. */
const OWN_WORK = METRICS.writeSeconds.name;
const AT_REST_MS = 60_000;
const FRESH_MS = 4_000;
const FORGET_EVERY_MS = 3_600_000;
/** More than a chart can show, and an answer should hold. */
const MAX_POINTS = 3_000;

/** A minute-by-minute roll-up of the metrics in the library's database: minutes, hours and days in one stroke. */
export function createHistory({ store, metrics, flush, clock }: HistoryParts) {
  const records = historyRecords(store);
  let before = new Map<string, MetricSample>();
  let forgotAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let rolledUpAt = Number.NEGATIVE_INFINITY;

  /** @param isPatient a program at rest, whose gauges alone have moved, writes once a minute */
  async function rollUp(isPatient = false): Promise<void> {
    const now = clock.now();
    flush();
    const readings = await sampleMetrics(metrics);
    if (!store.database.open) return;
    const changes = [...readings].flatMap(([key, reading]) => {
      const change = since(before.get(key), reading);
      return change ? [{ reading, change }] : [];
    });
    const isAtRest = changes.every(({ reading }) => reading.type === "gauge" || reading.metric === OWN_WORK);
    if (isPatient && isAtRest && Math.abs(now - rolledUpAt) < AT_REST_MS) return;
    let isWritten = false;
    const write = () => {
      for (const { reading, change } of changes) {
        const series = records.seriesId(reading.metric, reading.labels);
        for (const { seconds } of RESOLUTIONS)
          records.add(series, seconds, { ...change, at: Math.floor(now / 1000 / seconds) * seconds * 1000 });
      }
      if (Math.abs(now - forgotAt) < FORGET_EVERY_MS) return;
      forgotAt = now;
      records.prune(now);
    };
    try {
      isWritten = store.tryWrite(write);
    } finally {
      if (!isWritten) records.clearSeriesCache();
    }
    // What a full disk did not take is part of the next time's change.
    if (isWritten) before = readings;
    rolledUpAt = now;
  }

  return {
    rollUp: () => rollUp(),
    /** Up to now, for whoever looks: what came since the last full minute is in it. */
    async rollUpIfStale(): Promise<void> {
      if (Math.abs(clock.now() - rolledUpAt) >= FRESH_MS) await rollUp();
    },
    start(onTrouble: (error: unknown) => void): void {
      timer = setInterval(() => void rollUp(true).catch(onTrouble), ROLL_UP_MS);
      timer.unref();
    },
    /** The last minute is kept too. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await rollUp();
    },

    /** @throws CodedError `unknown_metric`, `span_too_long` */
    query({ name, from, to, stepSeconds }: HistoryQuery) {
      const declaration = Object.values<MetricDefinition>(METRICS).find((one) => one.name === name);
      if (!declaration) throw new CodedError<MonitoringErrorCode>("unknown_metric", { fact: name });
      if (to <= from) return { declaration, stepSeconds, series: [] };
      if ((to - from) / 1000 / stepSeconds > MAX_POINTS)
        throw new CodedError<MonitoringErrorCode>("span_too_long", { fact: String(MAX_POINTS) });
      const kept = finestFor(clock.now() - from, stepSeconds);
      const step = Math.max(stepSeconds, kept);
      const series = records.series(name).flatMap(({ id, labels }) => {
        const points = records.points(id, kept, Math.floor(from / 1000 / kept) * kept * 1000, to);
        const grouped = Map.groupBy(points, ({ at }) => Math.floor(at / 1000 / step) * step * 1000);
        const shown = [...grouped].map(([at, group]) =>
          toHistoryPoint({ ...group.reduce(mergePoints), at }, declaration),
        );
        return shown.length === 0 ? [] : [{ labels, points: shown }];
      });
      return { declaration, stepSeconds: step, series };
    },
  };
}

export type History = ReturnType<typeof createHistory>;

/** The widest kept step that still shows what is asked for, of those that reach back so far. */
function finestFor(ageMs: number, stepSeconds: number): number {
  const reaching = RESOLUTIONS.filter(({ keptMs }) => ageMs <= keptMs);
  const fitting = reaching.findLast(({ seconds }) => seconds <= stepSeconds);
  return (fitting ?? reaching[0] ?? RESOLUTIONS[RESOLUTIONS.length - 1]!).seconds;
}

/** What came since the last look; null where nothing did. A counter that fell was begun anew. */
function since(before: MetricSample | undefined, now: MetricSample): Omit<SeriesPoint, "at"> | null {
  if (now.type === "gauge") return { count: 1, sum: now.sum, low: now.sum, high: now.sum, buckets: [] };
  const isAnew = before !== undefined && (now.count < before.count || now.sum < before.sum);
  const base = isAnew ? undefined : before;
  const sum = now.sum - (base?.sum ?? 0);
  const count = now.type === "counter" ? sum : now.count - (base?.count ?? 0);
  if (count <= 0) return null;
  const buckets = now.buckets.map((value, at) => value - (base?.buckets[at] ?? 0));
  return { count, sum, low: 0, high: 0, buckets };
}

function toHistoryPoint(
  { at, count, sum, low, high, buckets }: SeriesPoint,
  { type, buckets: bounds }: MetricDefinition,
): HistoryPoint {
  const isGauge = type === "gauge";
  let running = 0;
  const cumulative = buckets.map((many, place) => {
    running += many;
    return { upperBound: bounds[place] ?? Number.POSITIVE_INFINITY, count: running };
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

import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { METRICS } from "../metricDefinitions.ts";
import type { RegisteredMetrics } from "../registerMetrics.ts";
import { type HistoryRecords, RESOLUTIONS, type SeriesPoint } from "./historyRecords.ts";
import { changeSince } from "./metricChange.ts";
import { type MetricSample, sampleMetrics } from "./sampleMetrics.ts";

export interface RollUpParts {
  readonly store: Store;
  readonly metrics: RegisteredMetrics;
  /** Counts what was reported in the last moment. */
  flush(): void;
  readonly clock: Clock;
  readonly records: HistoryRecords;
}

interface Change {
  readonly sample: MetricSample;
  readonly change: Omit<SeriesPoint, "at">;
}

/** Writing the history is measured as a database write too. */
const OWN_METRIC = METRICS.writeSeconds.name;
const IDLE_INTERVAL_MS = 60_000;
const PRUNE_INTERVAL_MS = 3_600_000;

/** Adds what the metrics did since the last time to the minutes, hours and days of the history. */
export class RollUp {
  readonly #parts: RollUpParts;
  #before: ReadonlyMap<string, MetricSample> = new Map();
  #prunedAt = Number.NEGATIVE_INFINITY;
  #rolledUpAt = Number.NEGATIVE_INFINITY;

  constructor(parts: RollUpParts) {
    this.#parts = parts;
  }

  get ageMs(): number {
    return Math.abs(this.#parts.clock.now() - this.#rolledUpAt);
  }

  run(): Promise<void> {
    return this.#rollUp(false);
  }

  /** The same, but writes only once a minute while the program idles and nothing but gauges moves. */
  runUnlessIdle(): Promise<void> {
    return this.#rollUp(true);
  }

  async #rollUp(skipsIdle: boolean): Promise<void> {
    const { store, metrics, flush, clock, records } = this.#parts;
    const now = clock.now();
    flush();
    const samples = await sampleMetrics(metrics);
    if (!store.database.open) return;
    const changes = this.#changesOf(samples);
    const isIdle = changes.every(({ sample }) => sample.type === "gauge" || sample.metric === OWN_METRIC);
    if (skipsIdle && isIdle && this.ageMs < IDLE_INTERVAL_MS) return;
    let isWritten = false;
    try {
      isWritten = store.tryWrite(() => this.#write(changes, now));
    } finally {
      if (!isWritten) records.clearSeriesCache();
    }
    // What could not be written to a full disk is part of the next change.
    if (isWritten) this.#before = samples;
    this.#rolledUpAt = now;
  }

  #changesOf(samples: ReadonlyMap<string, MetricSample>): Change[] {
    return [...samples].flatMap(([key, sample]) => {
      const change = changeSince(this.#before.get(key), sample);
      return change ? [{ sample, change }] : [];
    });
  }

  #write(changes: readonly Change[], now: number): void {
    const { records } = this.#parts;
    for (const { sample, change } of changes) {
      const series = records.seriesId(sample.metric, sample.labels);
      for (const { seconds } of RESOLUTIONS)
        records.add(series, seconds, { ...change, at: Math.floor(now / 1000 / seconds) * seconds * 1000 });
    }
    if (Math.abs(now - this.#prunedAt) < PRUNE_INTERVAL_MS) return;
    this.#prunedAt = now;
    records.prune(now);
  }
}

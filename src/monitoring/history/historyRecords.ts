import type { Store } from "../../store/index.ts";

export type SeriesLabels = Readonly<Record<string, string>>;

export interface StoredSeries {
  readonly id: number;
  readonly labels: SeriesLabels;
}

/** What one series did in one step. */
export interface SeriesPoint {
  /** Milliseconds since 1970, where the step begins. */
  readonly at: number;
  readonly count: number;
  readonly sum: number;
  readonly low: number;
  readonly high: number;
  readonly buckets: readonly number[];
}

/** How wide the kept steps are, in seconds, and for how long they are kept. */
export const RESOLUTIONS = [
  { seconds: 60, keptMs: 48 * 3_600_000 },
  { seconds: 3_600, keptMs: 30 * 24 * 3_600_000 },
  { seconds: 86_400, keptMs: 730 * 24 * 3_600_000 },
] as const;
/** At about eighty bytes a row with its key this stays below 20 MB. */
const MAX_ROWS = 200_000;

interface Row {
  at: number;
  count: number;
  sum: number;
  low: number;
  high: number;
  buckets: string;
}

/** The SQL of the history. Writing methods want to be in a transaction. */
export class HistoryRecords {
  readonly #sql: Store["sql"];
  readonly #seriesIds = new Map<string, number>();

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** After a transaction that was rolled back: ids that were given in it do not exist. */
  clearSeriesCache(): void {
    this.#seriesIds.clear();
  }

  seriesId(metric: string, labels: SeriesLabels): number {
    const text = JSON.stringify(labels);
    const key = `${metric} ${text}`;
    const cached = this.#seriesIds.get(key);
    if (cached !== undefined) return cached;
    this.#sql("INSERT OR IGNORE INTO metric_series (metric, labels) VALUES (:metric, :text)").run({ metric, text });
    const id = this.#sql<{ id: number }>(`
      SELECT id FROM metric_series WHERE metric = :metric AND labels = :text`).get({ metric, text })?.id;
    if (id === undefined) throw new Error(`the series ${key} was neither made nor found`);
    this.#seriesIds.set(key, id);
    return id;
  }

  /** A point of a step that exists already is merged into it. */
  add(series: number, stepSeconds: number, point: SeriesPoint): void {
    const row = this.#sql<Row>(`
      SELECT at, count, sum, low, high, buckets
      FROM metric_point
      WHERE series = :series AND step_seconds = :stepSeconds AND at = :at`).get({ series, stepSeconds, at: point.at });
    const merged = row ? mergePoints(toPoint(row), point) : point;
    this.#sql(`
      INSERT INTO metric_point (series, step_seconds, at, count, sum, low, high, buckets)
      VALUES (:series, :stepSeconds, :at, :count, :sum, :low, :high, :buckets)
      ON CONFLICT DO UPDATE SET count = excluded.count, sum = excluded.sum, low = excluded.low, high = excluded.high,
        buckets = excluded.buckets`).run({ series, stepSeconds, ...merged, buckets: merged.buckets.join(" ") });
  }

  seriesOf(metric: string): StoredSeries[] {
    return this.#sql<{ id: number; labels: string }>(`
      SELECT id, labels FROM metric_series WHERE metric = :metric ORDER BY labels`)
      .all({ metric })
      .map(({ id, labels }) => ({ id, labels: JSON.parse(labels) }));
  }

  points(series: number, stepSeconds: number, from: number, to: number): SeriesPoint[] {
    return this.#sql<Row>(`
      SELECT at, count, sum, low, high, buckets
      FROM metric_point
      WHERE series = :series AND step_seconds = :stepSeconds AND at >= :from AND at < :to
      ORDER BY at`)
      .all({ series, stepSeconds, from, to })
      .map(toPoint);
  }

  /** Removes what is too old, and the oldest minutes when there are too many. @returns rows removed */
  prune(now: number): number {
    const expired = RESOLUTIONS.map(
      ({ seconds, keptMs }) =>
        this.#sql("DELETE FROM metric_point WHERE step_seconds = :seconds AND at < :before").run({
          seconds,
          before: now - keptMs,
        }).changes,
    );
    return expired.reduce((sum, changes) => sum + changes, 0) + this.#removeExcess();
  }

  #removeExcess(): number {
    const rows = this.#sql<{ count: number }>("SELECT count(*) AS count FROM metric_point").get()?.count ?? 0;
    if (rows <= MAX_ROWS) return 0;
    return this.#sql(`
      DELETE FROM metric_point
      WHERE step_seconds = ${RESOLUTIONS[0].seconds} AND at < (
        SELECT at FROM metric_point WHERE step_seconds = ${RESOLUTIONS[0].seconds} ORDER BY at LIMIT 1 OFFSET :excess)`).run(
      {
        excess: rows - MAX_ROWS,
      },
    ).changes;
  }
}

export function mergePoints(one: SeriesPoint, other: SeriesPoint): SeriesPoint {
  return {
    at: one.at,
    count: one.count + other.count,
    sum: one.sum + other.sum,
    low: Math.min(one.low, other.low),
    high: Math.max(one.high, other.high),
    buckets: Array.from(
      { length: Math.max(one.buckets.length, other.buckets.length) },
      (_, at) => (one.buckets[at] ?? 0) + (other.buckets[at] ?? 0),
    ),
  };
}

const toPoint = ({ buckets, ...row }: Row): SeriesPoint => ({
  ...row,
  buckets: buckets === "" ? [] : buckets.split(" ").map(Number),
});

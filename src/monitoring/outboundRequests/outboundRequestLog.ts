import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

/** A request to another host, as a provider's client reports it. */
export interface OutboundRequest {
  readonly host: string;
  readonly reason: string;
  readonly outcome: string;
  readonly cached: boolean;
  readonly bytes: number;
}

/** Requests of one day to one host for one reason. */
export interface OutboundRequestTotals {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly host: string;
  readonly reason: string;
  readonly calls: number;
  readonly failed: number;
  readonly cached: number;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

/** Counts every request that leaves this machine: where it went, never what was asked. */
export interface OutboundRequestLog {
  record(request: OutboundRequest): void;
  /** Totals of the last days by host and reason, most requests first. */
  entries(days: number): Omit<OutboundRequestTotals, "day">[];
  /** Begins to write every ten seconds. @param onTrouble gets what writing throws */
  start(onTrouble: (error: unknown) => void): void;
  /** Writes what is left. */
  stop(): void;
}

const WRITE_EVERY_MS = 10_000;
const RETENTION_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

export function createOutboundRequestLog(parts: { readonly store: Store; readonly clock: Clock }): OutboundRequestLog {
  return new BufferedRequestLog(parts.store, parts.clock);
}

class BufferedRequestLog implements OutboundRequestLog {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #buffer = new Map<string, OutboundRequestTotals>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  record({ host, reason, outcome, cached, bytes }: OutboundRequest): void {
    const lastAt = this.#clock.now();
    const day = dayOf(lastAt);
    const key = `${day} ${host} ${reason}`;
    const known = this.#buffer.get(key) ?? { day, host, reason, calls: 0, failed: 0, cached: 0, bytes: 0 };
    this.#buffer.set(key, {
      ...known,
      calls: known.calls + 1,
      failed: known.failed + (outcome === "ok" ? 0 : 1),
      cached: known.cached + (cached ? 1 : 0),
      bytes: known.bytes + bytes,
      lastAt,
    });
  }

  entries(days: number): Omit<OutboundRequestTotals, "day">[] {
    this.#write();
    return this.#store
      .sql<Omit<OutboundRequestTotals, "day">>(`
        SELECT host, reason, sum(calls) AS calls, sum(failed) AS failed, sum(cached) AS cached, sum(bytes) AS bytes,
          max(last_at) AS lastAt
        FROM outside_request
        WHERE day > :after
        GROUP BY host, reason
        ORDER BY calls DESC, host, reason`)
      .all({ after: dayOf(this.#clock.now() - days * DAY_MS) });
  }

  start(onTrouble: (error: unknown) => void): void {
    this.#timer = setInterval(() => {
      try {
        this.#write();
      } catch (error) {
        onTrouble(error);
      }
    }, WRITE_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#write();
  }

  #write(): void {
    if (this.#buffer.size === 0 || !this.#store.database.open) return;
    const totals = [...this.#buffer.values()];
    const isWritten = this.#store.tryWrite(() => this.#insert(totals));
    // On a full disk the totals stay in the buffer until the next attempt.
    if (isWritten) this.#buffer.clear();
  }

  #insert(totals: readonly OutboundRequestTotals[]): void {
    const { sql } = this.#store;
    for (const entry of totals)
      sql(`
        INSERT INTO outside_request (day, host, reason, calls, failed, cached, bytes, last_at)
        VALUES (:day, :host, :reason, :calls, :failed, :cached, :bytes, :lastAt)
        ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, failed = failed + excluded.failed,
          cached = cached + excluded.cached, bytes = bytes + excluded.bytes, last_at = excluded.last_at`).run({
        ...entry,
      });
    sql("DELETE FROM outside_request WHERE day < :oldest").run({
      oldest: dayOf(this.#clock.now() - RETENTION_DAYS * DAY_MS),
    });
  }
}

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

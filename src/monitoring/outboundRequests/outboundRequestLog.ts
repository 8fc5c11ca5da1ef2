import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export interface OutboundRequest {
  readonly host: string;
  readonly reason: string;
  readonly outcome: string;
  readonly cached: boolean;
  readonly bytes: number;
}

export interface OutboundRequestTotals {
  readonly day: string;
  readonly host: string;
  readonly reason: string;
  readonly calls: number;
  readonly failed: number;
  readonly cached: number;
  readonly bytes: number;
  readonly lastAt: number;
}

const WRITTEN_EVERY_MS = 10_000;
const KEPT_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

/** Every request that leaves this machine, added up by host, purpose and day. Where it went, never what was asked. */
export function createOutboundRequestLog({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  const { sql } = store;
  const waiting = new Map<string, OutboundRequestTotals>();
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    if (waiting.size === 0 || !store.database.open) return;
    const entries = [...waiting.values()];
    const isWritten = store.tryWrite(() => {
      for (const entry of entries)
        sql(`
          INSERT INTO outside_request (day, host, reason, calls, failed, cached, bytes, last_at)
          VALUES (:day, :host, :reason, :calls, :failed, :cached, :bytes, :lastAt)
          ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, failed = failed + excluded.failed,
            cached = cached + excluded.cached, bytes = bytes + excluded.bytes, last_at = excluded.last_at`).run({
          ...entry,
        });
      sql("DELETE FROM outside_request WHERE day < :oldest").run({ oldest: dayOf(clock.now() - KEPT_DAYS * DAY_MS) });
    });
    // On a full disk they are kept for the next time.
    if (isWritten) waiting.clear();
  }

  return {
    record({ host, reason, outcome, cached, bytes }: OutboundRequest): void {
      const now = clock.now();
      const day = dayOf(now);
      const key = `${day} ${host} ${reason}`;
      const known = waiting.get(key) ?? { day, host, reason, calls: 0, failed: 0, cached: 0, bytes: 0, lastAt: now };
      waiting.set(key, {
        ...known,
        calls: known.calls + 1,
        failed: known.failed + (outcome === "ok" ? 0 : 1),
        cached: known.cached + (cached ? 1 : 0),
        bytes: known.bytes + bytes,
        lastAt: now,
      });
    },

    /** Of the last days, by host and purpose, the busiest first. */
    entries(days: number): Omit<OutboundRequestTotals, "day">[] {
      write();
      return sql<Omit<OutboundRequestTotals, "day">>(`
        SELECT host, reason, sum(calls) AS calls, sum(failed) AS failed, sum(cached) AS cached, sum(bytes) AS bytes,
          max(last_at) AS lastAt
        FROM outside_request WHERE day > :after GROUP BY host, reason ORDER BY calls DESC, host, reason`).all({
        after: dayOf(clock.now() - days * DAY_MS),
      });
    },

    start(onTrouble: (error: unknown) => void): void {
      timer = setInterval(() => {
        try {
          write();
        } catch (error) {
          onTrouble(error);
        }
      }, WRITTEN_EVERY_MS);
      timer.unref();
    },
    stop(): void {
      clearInterval(timer);
      write();
    },
  };
}

export type OutboundRequestLog = ReturnType<typeof createOutboundRequestLog>;

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

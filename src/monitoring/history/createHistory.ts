import { HistoryRecords } from "./historyRecords.ts";
import { type HistoryAnswer, type HistoryQuery, queryHistory } from "./queryHistory.ts";
import { RollUp, type RollUpParts } from "./rollUp.ts";

/** What the metrics did, by the minute, the hour and the day, in the library's database. */
export interface History {
  /** Writes what the metrics did since the last time. */
  rollUp(): Promise<void>;
  /** The same before the history is read, where the last time was more than a few seconds ago. */
  rollUpIfStale(): Promise<void>;
  /** @throws CodedError `unknown_metric`, `span_too_long` */
  query(query: HistoryQuery): HistoryAnswer;
  start(onError: (error: unknown) => void): void;
  /** Writes the last minute as well. */
  stop(): Promise<void>;
}

export type HistoryParts = Omit<RollUpParts, "records">;

/** Four times a minute, so that an event is counted in the minute in which it happened. */
const ROLL_UP_INTERVAL_MS = 15_000;
const STALE_AFTER_MS = 4_000;

export function createHistory(parts: HistoryParts): History {
  const records = new HistoryRecords(parts.store);
  const rollUp = new RollUp({ ...parts, records });
  let timer: NodeJS.Timeout | undefined;

  return {
    rollUp: () => rollUp.run(),
    async rollUpIfStale() {
      if (rollUp.ageMs >= STALE_AFTER_MS) await rollUp.run();
    },
    query: (query) => queryHistory(records, query, parts.clock.now()),
    start(onError) {
      timer = setInterval(() => void rollUp.runUnlessIdle().catch(onError), ROLL_UP_INTERVAL_MS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await rollUp.run();
    },
  };
}

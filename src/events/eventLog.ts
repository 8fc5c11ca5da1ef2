import type { Event } from "../contract/index.ts";

export interface NumberedEvent {
  /** Opaque to clients: the run of the program, and the event's place in it. */
  readonly id: string;
  readonly number: number;
  readonly event: Event;
  /** The key of the only user whom it is for; null: everyone. */
  readonly onlyFor: number | null;
}

/** A client that missed more reloads what it shows: that costs less than handling each change. */
const MAX_REPLAYED_EVENTS = 2_000;

export interface EventLog {
  append(event: Event, onlyFor: number | null): NumberedEvent;
  /** Of the newest event: a client that knows the present state continues from here. */
  lastId(): string;
  /** Events after that one, in order; or why they are not available: too many, or the id is not of this run. */
  after(id: string): readonly NumberedEvent[] | "too_far_behind" | "unknown_id";
}

/** The last few thousand events. @param run distinguishes ids of this run from those of earlier ones */
export function createEventLog(run: string): EventLog {
  const kept: NumberedEvent[] = [];
  let last = 0;
  const idOf = (number: number) => `${run}-${number}`;

  return {
    append(event, onlyFor) {
      last += 1;
      const numbered = { id: idOf(last), number: last, event, onlyFor };
      kept.push(numbered);
      // Half of it at once: taking the first off a long list costs as much as the list is long.
      if (kept.length > MAX_REPLAYED_EVENTS * 2) kept.splice(0, kept.length - MAX_REPLAYED_EVENTS);
      return numbered;
    },
    lastId: () => idOf(last),
    after(id) {
      const number = Number(id.slice(run.length + 1));
      const isOurs = Number.isSafeInteger(number) && number >= 0 && number <= last && id === idOf(number);
      if (!isOurs) return "unknown_id";
      if (last - number > MAX_REPLAYED_EVENTS) return "too_far_behind";
      return number === last ? [] : kept.slice(number - last);
    },
  };
}

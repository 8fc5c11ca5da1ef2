import type { Store } from "../../store/index.ts";
import { MAX_DELAY_MS } from "../backoff.ts";

/** Puts right what another version of the program or a changed clock left. Methods want to be in a transaction. */
export class JobRepairs {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** Jobs of a kind that this program does not know would wait for ever. @returns how many there were */
  failUnknown(kinds: readonly string[], now: number): number {
    return this.#sql(`
      UPDATE job
      SET state = 'failed', finished_at = :now, error_code = 'unknown_job_kind', error_fact = kind
      WHERE state = 'queued' AND kind NOT IN (SELECT value FROM json_each(:kinds))`).run({
      kinds: JSON.stringify(kinds),
      now,
    }).changes;
  }

  /** After the machine's clock was set back: delayed jobs keep the delay that they were given. */
  shiftDelayed(byMs: number): void {
    this.#sql("UPDATE job SET run_at = run_at + :byMs WHERE state = 'queued' AND delayed = 1").run({
      byMs: Math.round(byMs),
    });
  }

  /**
   * The clock may have been set back while the program was closed: the time at which a job was made or begun cannot lie
   * in the future, and no job waits longer than the longest delay.
   */
  limitDelays(now: number): void {
    this.#sql(`
      UPDATE job
      SET run_at = min(run_at - max(0, max(queued_at, coalesce(started_at, 0)) - :now), :now + :longest)
      WHERE state = 'queued' AND delayed = 1 AND run_at > :now`).run({ now, longest: MAX_DELAY_MS });
  }
}

import { CodedError } from "../errors/index.ts";
import type { Database } from "./store.ts";

/**
 * SQL: a condition that lets a long query be stopped. better-sqlite3 offers neither `sqlite3_interrupt` nor a progress
 * handler (its issues 568 and 707), so a query itself asks, once per about a thousand rows, which costs 10 ms for a
 * million. The optimiser calls the function as often as it stands here, because it is not deterministic.
 *
 * @param id column of whole numbers that differ from row to row, such as `film.id`
 */
export const mayContinue = (id: string): string => `AND ((${id} & 1023) OR may_continue())`;

/** Defines `may_continue()`: true, or the statement ends in `read_stopped`. */
export function defineMayContinue(database: Database, ask: () => boolean): void {
  database.function("may_continue", { deterministic: false, directOnly: true }, () => {
    if (ask()) return 1;
    throw new CodedError(
      "read_stopped",
      {},
      { message: "the query was stopped: its client disconnected, or it took too long" },
    );
  });
}

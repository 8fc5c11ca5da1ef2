import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

/** After so many crashes in a row, the work that may have caused them does not start automatically. */
export const CRASHES_BEFORE_PAUSE = 3;
/** A program that ran this long did not crash at its start. */
export const STABLE_RUN_MS = 10 * 60_000;
const MAX_RUNS = 20;

/** Records how each run of the program ended, so that the next one knows. */
export interface ProgramStarts {
  /** @returns how many runs before this one crashed in a row, up to the last that did not */
  begin(): number;
  /** This run lasted for `STABLE_RUN_MS`. */
  markStable(): void;
  end(): void;
}

export function programStarts({ sql, writeRelaxed }: Pick<Store, "sql" | "writeRelaxed">, clock: Clock): ProgramStarts {
  let current = 0;

  return {
    begin() {
      return writeRelaxed(() => {
        const crashes =
          sql<{ crashes: number }>(`
            SELECT count(*) AS crashes
            FROM program_start
            WHERE ended_at IS NULL AND lasted = 0
              AND id > (SELECT coalesce(max(id), 0) FROM program_start WHERE ended_at IS NOT NULL OR lasted = 1)`).get()
            ?.crashes ?? 0;
        current = sql("INSERT INTO program_start (started_at) VALUES (:now)").run({ now: clock.now() }).id;
        sql("DELETE FROM program_start WHERE id <= :oldest").run({ oldest: current - MAX_RUNS });
        return crashes;
      });
    },

    markStable() {
      writeRelaxed(() => sql("UPDATE program_start SET lasted = 1 WHERE id = :current").run({ current }));
    },

    end() {
      writeRelaxed(() =>
        sql("UPDATE program_start SET ended_at = :now WHERE id = :current").run({ current, now: clock.now() }),
      );
    },
  };
}

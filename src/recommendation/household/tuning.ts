import { z } from "zod";
import type { Store } from "../../store/index.ts";

/** How the household model weighs what it knows. A training chooses it for a household; see `tuneHousehold`. */
export interface HouseholdTuning {
  /** Noise of one rating, relative to that of `PRIOR_TUNING`: more means less individual taste. */
  readonly noise: number;
  /** How much the votes of everybody count, relative to people in general. */
  readonly quality: number;
}

/** Good for people in general, and used until a training finds something better for a household. */
export const PRIOR_TUNING: HouseholdTuning = { noise: 4, quality: 1 };

const NAME = "household_tuning";
const schema = z.object({ noise: z.number().positive(), quality: z.number().min(0) });

/** What a training chose; null before one did. */
export function readTuning({ sql }: Pick<Store, "sql">): HouseholdTuning | null {
  const row = sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name: NAME });
  return row ? schema.parse(JSON.parse(row.value)) : null;
}

/** Inside a transaction. */
export function saveTuning({ sql }: Pick<Store, "sql">, { noise, quality }: HouseholdTuning): void {
  sql(`
    INSERT INTO setting (name, value)
    VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = :value`).run({ name: NAME, value: JSON.stringify({ noise, quality }) });
}

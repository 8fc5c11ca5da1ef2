import { createHmac, randomBytes } from "node:crypto";
import type { Store } from "../../store/index.ts";

export interface LoggedPrediction {
  readonly userId: string;
  readonly version: number | null;
  readonly isCold: boolean;
  readonly films: readonly number[];
  readonly latencyMs: number;
}

/** What was predicted, for monitoring. Who asked stands there under a name that nobody can turn back. */
export function predictionLog(store: Store, clock: { now(): number }) {
  const secret = () => {
    const kept = store
      .sql<{ value: string }>("SELECT value FROM setting WHERE name = 'prediction_secret'")
      .get()?.value;
    if (kept) return kept;
    const made = randomBytes(32).toString("hex");
    store.sql("INSERT INTO setting (name, value) VALUES ('prediction_secret', :made)").run({ made });
    return made;
  };
  return {
    record({ userId, version, isCold, films, latencyMs }: LoggedPrediction): void {
      store.write(() => {
        const person = createHmac("sha256", secret()).update(userId).digest("hex").slice(0, 24);
        store
          .sql(`
            INSERT INTO prediction (at, person, version, is_cold, films, latency_ms)
            VALUES (:at, :person, :version, :isCold, :films, :latencyMs)`)
          .run({ at: clock.now(), person, version, isCold: isCold ? 1 : 0, films: JSON.stringify(films), latencyMs });
      });
    },
  };
}

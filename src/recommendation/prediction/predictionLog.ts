import { createHmac, randomBytes } from "node:crypto";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export interface LoggedPrediction {
  readonly userId: string;
  readonly version: number | null;
  readonly isCold: boolean;
  readonly films: readonly number[];
  /** What the model gave them; none where popularity answered. */
  readonly scores: readonly number[];
  readonly latencyMs: number;
}

export type PredictionAct = "opened" | "watched" | "rated" | "liked";

export interface PredictionPrecision {
  readonly version: number | null;
  readonly lists: number;
  readonly shown: number;
  readonly opened: number;
  readonly watched: number;
  readonly rated: number;
  readonly liked: number;
}

/** Half a year of lists says how good they are; what is older goes with the next one, a few at a time. */
const KEPT_MS = 180 * 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 20;
/** An act is a list's merit for so long, and of so many lists at most. */
const FOLLOWED_MS = 30 * 24 * 3_600_000;
const LOOKED_AT = 20;

/** What was predicted, for monitoring. Who asked stands there under a name that nobody can turn back. */
export function predictionLog(store: Store, clock: Clock) {
  const secret = () => {
    const kept = store
      .sql<{ value: string }>("SELECT value FROM setting WHERE name = 'prediction_secret'")
      .get()?.value;
    if (kept) return kept;
    const made = randomBytes(32).toString("hex");
    store.sql("INSERT INTO setting (name, value) VALUES ('prediction_secret', :made)").run({ made });
    return made;
  };
  const personOf = (userId: string) => createHmac("sha256", secret()).update(userId).digest("hex").slice(0, 24);

  return {
    record({ userId, version, isCold, films, scores, latencyMs }: LoggedPrediction): void {
      store.tryWrite(() => {
        store
          .sql(`
            INSERT INTO prediction (at, person, version, is_cold, films, latency_ms, score_mean)
            VALUES (:at, :person, :version, :isCold, :films, :latencyMs, :scoreMean)`)
          .run({
            at: clock.now(),
            person: personOf(userId),
            version,
            isCold: isCold ? 1 : 0,
            films: JSON.stringify(films),
            latencyMs,
            scoreMean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
          });
        store
          .sql(`
          DELETE FROM prediction WHERE id IN (SELECT id FROM prediction WHERE at < :before ORDER BY at LIMIT ${FORGOTTEN_AT_ONCE})`)
          .run({
            before: clock.now() - KEPT_MS,
          });
      });
    },

    /** Somebody opened, watched or rated a film: the last list that named it to them is told. */
    follow(userId: string, film: number, act: PredictionAct): void {
      store.tryWrite(() => {
        store
          .sql(`
            INSERT OR IGNORE INTO prediction_outcome (prediction, film, act, at)
            SELECT recent.id, :film, :act, :now FROM (
              SELECT id, films FROM prediction WHERE person = :person AND at > :since ORDER BY at DESC LIMIT ${LOOKED_AT}
            ) AS recent
            WHERE EXISTS (SELECT 1 FROM json_each(recent.films) WHERE value = :film)
            LIMIT 1`)
          .run({ film, act, now: clock.now(), person: personOf(userId), since: clock.now() - FOLLOWED_MS });
      });
    },

    /** By version, how many films were shown and what became of them. Cold lists stand under null. */
    precision(): PredictionPrecision[] {
      return store
        .sql<PredictionPrecision>(`
          SELECT prediction.version, count(DISTINCT prediction.id) AS lists,
            sum(json_array_length(prediction.films)) AS shown,
            coalesce(sum(outcome.opened), 0) AS opened, coalesce(sum(outcome.watched), 0) AS watched,
            coalesce(sum(outcome.rated), 0) AS rated, coalesce(sum(outcome.liked), 0) AS liked
          FROM prediction LEFT JOIN (
            SELECT prediction, sum(act = 'opened') AS opened, sum(act = 'watched') AS watched,
              sum(act = 'rated') AS rated, sum(act = 'liked') AS liked
            FROM prediction_outcome GROUP BY prediction
          ) AS outcome ON outcome.prediction = prediction.id
          GROUP BY prediction.version ORDER BY prediction.version DESC`)
        .all();
    },
  };
}

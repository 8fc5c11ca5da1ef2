import { createHmac, randomBytes } from "node:crypto";
import type { MeasuredOutcome, MeasuredPrediction } from "../../monitoring/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export interface LoggedPrediction {
  readonly userId: string;
  readonly version: number | null;
  /** Popularity answered, for a person or a film that the model does not know. */
  readonly isCold: boolean;
  readonly films: readonly number[];
  /** What the model gave them; none where popularity answered. */
  readonly scores: readonly number[];
  readonly latencyMs: number;
}

/** What a person did with a film that a list had shown them. */
export type OutcomeKind = "opened" | "watched" | "rated" | "liked";

/** By version of the model, how many films its lists showed and what became of them. */
export interface VersionOutcomes {
  /** Null for lists that popularity answered. */
  readonly version: number | null;
  readonly lists: number;
  /** Films that were really on a screen. */
  readonly shown: number;
  readonly opened: number;
  readonly watched: number;
  readonly rated: number;
  readonly liked: number;
}

/** Where predictions and what became of them are counted. */
export interface PredictionMetrics {
  prediction(prediction: MeasuredPrediction): void;
  outcome(outcome: MeasuredOutcome): void;
}

/** What was predicted and what became of it, for monitoring. Who asked is kept as a keyed hash only. */
export interface PredictionLog {
  record(prediction: LoggedPrediction): void;
  /** Films that were on the person's screen: each counts as shown by their newest list that holds it. */
  recordSeen(userId: string, films: readonly number[]): void;
  /** Credits the person's newest list of the last thirty days that holds the film; nothing where none does. */
  recordOutcome(userId: string, film: number, kind: OutcomeKind): void;
  /** The newest version first. */
  outcomesByVersion(): VersionOutcomes[];
}

const DAY_MS = 24 * 3_600_000;
const RETENTION_MS = 180 * DAY_MS;
/** Old predictions are deleted with each new one, a few at a time. */
const DELETE_BATCH = 20;
const ATTRIBUTION_WINDOW_MS = 30 * DAY_MS;
/** Lists of a person that an outcome is looked for in, the newest first. */
const ATTRIBUTED_LISTS = 20;

export function createPredictionLog(store: Store, clock: Clock, metrics: PredictionMetrics): PredictionLog {
  const personOf = (userId: string) => createHmac("sha256", secretOf(store)).update(userId).digest("hex").slice(0, 24);

  return {
    record(prediction) {
      const now = clock.now();
      metrics.prediction({ role: "list", isCold: prediction.isCold });
      store.tryWrite(() => {
        insertPrediction(store, { ...prediction, person: personOf(prediction.userId), now });
        deleteOlderThan(store, now - RETENTION_MS);
      });
    },
    recordSeen(userId, films) {
      const now = clock.now();
      store.tryWrite(() => {
        const person = { person: personOf(userId), since: now - ATTRIBUTION_WINDOW_MS };
        for (const film of films) {
          const list = findList(store, { ...person, film });
          if (list && insertSeen(store, list.id, film, now))
            metrics.outcome({ version: list.version, outcome: "shown", count: 1 });
        }
      });
    },
    recordOutcome(userId, film, kind) {
      const now = clock.now();
      store.tryWrite(() => {
        const person = { person: personOf(userId), since: now - ATTRIBUTION_WINDOW_MS };
        const list = findList(store, { ...person, film });
        if (list && insertOutcome(store, list.id, film, kind, now))
          metrics.outcome({ version: list.version, outcome: kind, count: 1 });
      });
    },
    outcomesByVersion: () => readOutcomes(store),
  };
}

/** Made with the first prediction. */
function secretOf({ sql }: Store): string {
  const stored = sql<{ value: string }>("SELECT value FROM setting WHERE name = 'prediction_secret'").get();
  if (stored) return stored.value;
  const secret = randomBytes(32).toString("hex");
  sql("INSERT INTO setting (name, value) VALUES ('prediction_secret', :secret)").run({ secret });
  return secret;
}

function insertPrediction(
  { sql }: Store,
  { person, version, isCold, films, scores, latencyMs, now }: LoggedPrediction & { person: string; now: number },
): void {
  const scoreMean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  sql(`
    INSERT INTO prediction (at, person, version, is_cold, films, latency_ms, score_mean)
    VALUES (:now, :person, :version, :isCold, :films, :latencyMs, :scoreMean)`).run({
    now,
    person,
    version,
    isCold: isCold ? 1 : 0,
    films: JSON.stringify(films),
    latencyMs,
    scoreMean,
  });
}

function deleteOlderThan({ sql }: Store, before: number): void {
  sql(`
    DELETE FROM prediction
    WHERE id IN (
      SELECT id FROM prediction WHERE at < :before ORDER BY at LIMIT ${DELETE_BATCH})`).run({ before });
}

interface ListOfPerson {
  readonly person: string;
  readonly film: number;
  readonly since: number;
}

/** The person's newest list with a film. */
function findList(
  { sql }: Store,
  wanted: ListOfPerson,
): { readonly id: number; readonly version: number | null } | undefined {
  return sql<{ id: number; version: number | null }>(`
    SELECT recent.id, recent.version
    FROM (
      SELECT id, version, films, at FROM prediction
      WHERE person = :person AND at > :since
      ORDER BY at DESC LIMIT ${ATTRIBUTED_LISTS}
    ) AS recent
    WHERE EXISTS (SELECT 1 FROM json_each(recent.films) WHERE value = :film)
    ORDER BY recent.at DESC
    LIMIT 1`).get({ ...wanted });
}

/** @returns whether it is the first time */
function insertSeen({ sql }: Store, prediction: number, film: number, now: number): boolean {
  const { changes } = sql(`
    INSERT OR IGNORE INTO prediction_seen (prediction, film, at)
    VALUES (:prediction, :film, :now)`).run({ prediction, film, now });
  return changes > 0;
}

/** @returns whether it is the first time */
function insertOutcome({ sql }: Store, prediction: number, film: number, kind: OutcomeKind, now: number): boolean {
  const { changes } = sql(`
    INSERT OR IGNORE INTO prediction_outcome (prediction, film, act, at)
    VALUES (:prediction, :film, :kind, :now)`).run({ prediction, film, kind, now });
  return changes > 0;
}

function readOutcomes({ sql }: Store): VersionOutcomes[] {
  return sql<VersionOutcomes>(`
    SELECT prediction.version, count(DISTINCT prediction.id) AS lists,
      coalesce(sum(seen.films), 0) AS shown,
      coalesce(sum(outcome.opened), 0) AS opened, coalesce(sum(outcome.watched), 0) AS watched,
      coalesce(sum(outcome.rated), 0) AS rated, coalesce(sum(outcome.liked), 0) AS liked
    FROM prediction LEFT JOIN (
      SELECT prediction, sum(act = 'opened') AS opened, sum(act = 'watched') AS watched,
        sum(act = 'rated') AS rated, sum(act = 'liked') AS liked
      FROM prediction_outcome GROUP BY prediction
    ) AS outcome ON outcome.prediction = prediction.id
    LEFT JOIN (
      SELECT prediction, count(*) AS films FROM prediction_seen GROUP BY prediction
    ) AS seen ON seen.prediction = prediction.id
    GROUP BY prediction.version
    ORDER BY prediction.version DESC`).all();
}

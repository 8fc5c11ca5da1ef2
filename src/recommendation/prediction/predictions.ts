import type { Language } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { Discovery } from "./discoveries.ts";
import type { PersonalPage, PersonalPageRequest } from "./personalPage.ts";
import type { Prediction } from "./predict.ts";
import type { PredictionLog } from "./predictionLog.ts";
import { predictionTasks } from "./tasks.ts";

export interface PredictionsParts {
  readonly store: Pick<Store, "file">;
  readonly workers: TaskRunner;
  readonly registry: Pick<ModelRegistry, "serving">;
  readonly log: Pick<PredictionLog, "record">;
}

export interface PersonalPageUser {
  readonly key: number;
  readonly userId: string;
}

export type PersonalPageQuery = Pick<PersonalPageRequest, "limit" | "cursor" | "exploration">;

/**
 * What to watch, computed in the prediction thread, which reads the library through its own connection: nothing of it
 * runs on the main thread, which only logs what was answered. Each rejects with the signal's reason, with
 * `worker_timeout`, or with the code of what the thread threw (`bad_cursor`, `model_damaged`).
 */
export interface Predictions {
  /** UC5: the list of one person, page by page. */
  personalPage(
    user: PersonalPageUser,
    query: PersonalPageQuery,
    language: Language,
    signal: AbortSignal,
  ): Promise<PersonalPage>;
  /** Films outside the library, for a person of the household. */
  discoveries(userKey: number, limit: number, language: Language, signal: AbortSignal): Promise<Discovery[]>;
  /** The films that a user of the household or of a community would like most. */
  predict(userId: string, limit: number, signal: AbortSignal): Promise<Prediction>;
  /** All ratings there are, of the household and of communities. */
  countRatings(signal?: AbortSignal): Promise<number>;
}

/** Ends a thread that does not answer; the next request starts another one. */
const TIMEOUT_MS = 20_000;

export function createPredictions({ store, workers, registry, log }: PredictionsParts): Predictions {
  const { file: database } = store;
  const options = (signal?: AbortSignal) => ({ signal, timeoutMs: TIMEOUT_MS });
  // The rest of the serving model is of no use to a thread.
  const servingModel = () => {
    const serving = registry.serving("list");
    return serving && { version: serving.version, kind: serving.kind, file: serving.file };
  };

  return {
    async personalPage({ key: userKey, userId }, { limit, cursor, exploration }, language, signal) {
      const startedAt = performance.now();
      const request = { database, userKey, serving: servingModel(), limit, cursor, exploration, language };
      const { page, logged } = await workers.run(predictionTasks.personalPage, request, options(signal));
      const latencyMs = performance.now() - startedAt;
      const version = page.model?.version ?? null;
      if (logged) log.record({ userId, version, isCold: page.coldStart, ...logged, latencyMs });
      return page;
    },

    discoveries: (userKey, limit, language, signal) =>
      workers.run(
        predictionTasks.discoveries,
        { database, userKey, serving: servingModel(), limit, language },
        options(signal),
      ),

    async predict(userId, limit, signal) {
      const startedAt = performance.now();
      const request = { database, userId, serving: servingModel(), limit };
      const prediction = await workers.run(predictionTasks.predict, request, options(signal));
      const { coldStart: isCold, version, films } = prediction;
      log.record({
        userId,
        version,
        isCold,
        films: films.map(({ filmId }) => filmId),
        scores: isCold ? [] : films.map(({ score }) => score),
        latencyMs: performance.now() - startedAt,
      });
      return prediction;
    },

    countRatings: (signal) => workers.run(predictionTasks.countRatings, { database }, options(signal)),
  };
}

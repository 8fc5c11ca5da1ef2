import type { Language } from "../../contract/index.ts";
import { CodedError, hasCode } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";
import type { Task, TaskRunner } from "../../workers/index.ts";
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
 * `library_busy` where the thread was not free in time, or with the code of what the thread threw (`bad_cursor`, `model_damaged`).
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
/** A request waits this long for the thread; then it is refused (`library_busy`). */
const MAX_WAIT_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;

export function createPredictions({ store, workers, registry, log }: PredictionsParts): Predictions {
  const { file: database } = store;
  async function run<Input, Output>(task: Task<Input, Output>, input: Input, signal: AbortSignal): Promise<Output> {
    const queued = { signal, maxWaitMs: MAX_WAIT_MS };
    try {
      return await workers.run(task, input, { signal, queued, timeoutMs: TIMEOUT_MS });
    } catch (error) {
      if (!hasCode(error, "workers_busy", "worker_timeout")) throw error;
      throw new CodedError("library_busy", { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error });
    }
  }
  // The rest of the serving model is of no use to a thread.
  const servingModel = () => {
    const serving = registry.serving("list");
    return serving && { version: serving.version, kind: serving.kind, file: serving.file };
  };

  return {
    async personalPage({ key: userKey, userId }, { limit, cursor, exploration }, language, signal) {
      const startedAt = performance.now();
      const request = { database, userKey, serving: servingModel(), limit, cursor, exploration, language };
      const { page, logged } = await run(predictionTasks.personalPage, request, signal);
      const latencyMs = performance.now() - startedAt;
      const version = page.model?.version ?? null;
      if (logged) log.record({ userId, version, isCold: page.coldStart, ...logged, latencyMs });
      return page;
    },

    discoveries: (userKey, limit, language, signal) =>
      run(predictionTasks.discoveries, { database, userKey, serving: servingModel(), limit, language }, signal),

    async predict(userId, limit, signal) {
      const startedAt = performance.now();
      const request = { database, userId, serving: servingModel(), limit };
      const prediction = await run(predictionTasks.predict, request, signal);
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

    countRatings: (signal) =>
      workers.run(predictionTasks.countRatings, { database }, { signal, timeoutMs: TIMEOUT_MS }),
  };
}

import type { Language } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { runStoppable, type Task, type TaskRunner } from "../../workers/index.ts";
import type { FilmChanges } from "../estimates/filmChanges.ts";
import type { PersonEstimates } from "../estimates/filmEstimates.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { Discovery } from "./discoveries.ts";
import type { PersonalPage, PersonalPageRequest } from "./personalPage.ts";
import type { Prediction } from "./predict.ts";
import type { PredictionLog } from "./predictionLog.ts";
import type { CommunityCoverage, InDatabase } from "./predictionThread.ts";
import { predictionTasks } from "./tasks.ts";

export interface PredictionsParts {
  readonly store: Pick<Store, "file">;
  readonly workers: TaskRunner;
  readonly registry: Pick<ModelRegistry, "serving">;
  readonly log: Pick<PredictionLog, "record">;
  readonly filmChanges: FilmChanges;
  /** The folder of the downloaded communities. */
  readonly communitiesFolder: string;
}

export interface PersonalPageUser {
  readonly key: number;
  readonly userId: string;
  /** Films for older people do not exist for the person. Null: no limit. */
  readonly maximumAge: number | null;
}

export type PersonalPageQuery = Pick<PersonalPageRequest, "limit" | "cursor" | "exploration">;

/**
 * What to watch, computed in the prediction thread, which reads the library through its own connection. None of it
 * runs on the main thread, which only logs what was answered. Each rejects with the signal's reason, with
 * `library_busy` where the thread was not free in time or took too long, or with the code of what the thread threw
 * (`bad_cursor`, `model_damaged`).
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
  /**
   * The films that a user of the household or of a community would like most.
   * @param asker key of the person who asks; omitted by the program itself
   */
  predict(userId: string, limit: number, signal: AbortSignal, asker?: number): Promise<Prediction>;
  /** How many films of the library each downloaded community knows. */
  communityCoverage(signal: AbortSignal): Promise<CommunityCoverage>;
  /** Estimated stars of every film for a person of the household. */
  estimateFilms(userKey: number): Promise<Omit<PersonEstimates, "user" | "version">>;
}

/** A request waits this long for the thread; then it is refused (`library_busy`). */
const MAX_WAIT_MS = 15_000;
const MAX_RUN_MS = 20_000;

export function createPredictions({
  store,
  workers,
  registry,
  log,
  filmChanges,
  communitiesFolder,
}: PredictionsParts): Predictions {
  const { file: database } = store;
  const run = <Input, Output>(
    task: Task<Input & InDatabase, Output>,
    input: Input,
    signal?: AbortSignal,
    user?: string,
  ): Promise<Output> =>
    runStoppable(
      workers,
      task,
      (stop) => ({ ...input, database, communitiesFolder, stop, filmChange: filmChanges.count() }),
      {
        signal,
        maxWaitMs: MAX_WAIT_MS,
        maxRunMs: MAX_RUN_MS,
        user,
      },
    );
  // Threads need only these fields of the serving model.
  const servingModel = () => {
    const serving = registry.serving("list");
    return serving && { version: serving.version, kind: serving.kind, file: serving.file };
  };

  return {
    async personalPage({ key: userKey, userId, maximumAge }, { limit, cursor, exploration }, language, signal) {
      const startedAt = performance.now();
      const request = { userKey, serving: servingModel(), limit, cursor, exploration, language, maximumAge };
      const { page, logged } = await run(predictionTasks.personalPage, request, signal, String(userKey));
      const latencyMs = performance.now() - startedAt;
      const version = page.model?.version ?? null;
      if (logged) log.record({ userId, version, isCold: page.coldStart, ...logged, latencyMs });
      return page;
    },

    discoveries: (userKey, limit, language, signal) =>
      run(predictionTasks.discoveries, { userKey, serving: servingModel(), limit, language }, signal, String(userKey)),

    async predict(userId, limit, signal, asker) {
      const startedAt = performance.now();
      const request = { userId, serving: servingModel(), limit };
      const prediction = await run(predictionTasks.predict, request, signal, asker?.toString());
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

    communityCoverage: (signal) => run(predictionTasks.communityCoverage, {}, signal),

    estimateFilms(userKey) {
      const serving = registry.serving("rating");
      const request = { userKey, serving: serving && { version: serving.version, file: serving.file } };
      return run(predictionTasks.estimateFilms, request);
    },
  };
}

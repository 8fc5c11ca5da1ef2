import type { RatingProfile } from "../drift/index.ts";
import type { Events } from "../events/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Learning } from "../settings/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { importJob } from "./communities/importJob.ts";
import { importMovieLens, previewMovieLens } from "./communities/importMovieLens.ts";
import { importPostgres, type PostgresSource } from "./communities/importPostgres.ts";
import { importMember, type MemberImport, type MemberImportParts } from "./members/importMember.ts";
import type { MemberFormat } from "./members/memberExport.ts";
import { exportJob } from "./mlflow/exportJob.ts";
import type { MlflowAddress } from "./mlflow/mlflowClient.ts";
import { createDiscoveries } from "./prediction/discoveries.ts";
import { createPersonalPage } from "./prediction/personalPage.ts";
import { createPredictionLog } from "./prediction/predictionLog.ts";
import { createRanker } from "./prediction/ranking.ts";
import { ratingRecords } from "./ratingRecords.ts";
import { RecommendationProblem } from "./recommendationProblem.ts";
import { createModelRegistry } from "./registry/modelRegistry.ts";
import { loadRatings, profileRatingSet } from "./training/runTraining.ts";
import { startTrainingWhenDue } from "./training/schedule.ts";
import { trainingJob } from "./training/trainingJob.ts";
import { type Training, trainingRecords } from "./training/trainingRecords.ts";

export interface RecommendationParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: Workers;
  readonly library: Library;
  readonly clock: Clock;
  /** Where artefacts lie. */
  readonly modelsFolder: string;
  /** The program's version, kept with what it trains. */
  readonly program: string;
  readonly mlflow: MlflowAddress | null;
  /** Thresholds and schedule, as the owner set them. */
  learning(): Learning;
  readonly findFilm: MemberImportParts["findFilm"];
  /** Another version serves: what it learnt from is the measure of drift now. */
  onPromoted(version: number, profile: RatingProfile | null, by: string | null): void;
  /** What is rated no longer looks like what was learnt from. */
  isDrifting(): boolean;
}

/** What a training needs before it says anything. */
const MINIMUM = 200;

export interface Predicted {
  readonly coldStart: boolean;
  readonly version: number | null;
  readonly films: readonly { readonly filmId: number; readonly title: string; readonly score: number }[];
}

/** Registers trainings and imports, and answers what somebody would like. */
export function createRecommendation(parts: RecommendationParts) {
  const { store, jobs, library, clock, events } = parts;
  const records = ratingRecords(store);
  const trainings = trainingRecords({ store });
  const registry = createModelRegistry({ store, folder: parts.modelsFolder, clock });
  const log = createPredictionLog(store, clock);
  const rank = createRanker({ ...parts, records, registry });
  const thresholds = () => ({ ...parts.learning(), minimum: MINIMUM });
  const inTransaction = (work: () => void) => store.writeDurable(work);
  jobs.register(trainingJob({ ...parts, records, registry, trainings, thresholds, promote, inTransaction }));
  jobs.register(exportJob({ ...parts, trainings, registry }));
  jobs.register(importJob({ store, records, clock }));

  /** A job that was cancelled or failed for good ends its training. */
  function settled(training: Training | null): Training | null {
    if (training?.state !== "running" || training.job === null) return training;
    const job = jobs.get(training.job, () => "");
    if (job?.state !== "cancelled" && job?.state !== "failed") return training;
    trainings.end(training.id, job.state, clock.now());
    return trainings.get(training.id);
  }

  /** One at a time: a second answers with the one that runs. @throws RecommendationProblem `not_enough_data` */
  function startTraining(): number {
    const running = settled(trainings.running());
    if (running?.state === "running") return running.id;
    const ratings = records.size();
    if (ratings < MINIMUM) throw new RecommendationProblem("not_enough_data", `${ratings} / ${MINIMUM}`);
    return store.writeDurable(() => {
      records.linkHousehold();
      const id = trainings.begin(clock.now());
      const job = jobs.enqueue({ kind: "train", subject: "training", subjectId: id, uniqueKey: `train:${id}` });
      trainings.ofJob(id, job);
      return id;
    });
  }

  return {
    personalPage: createPersonalPage({ records, library, rank, log }),

    discoveries: createDiscoveries({ records, rank }),
    /** Somebody did something with a film: the list that named it is told. */
    recordOutcome: log.recordOutcome,
    outcomesByVersion: log.outcomesByVersion,
    ratingCount: () => ({ ratings: records.size(), minimum: MINIMUM }),

    train: startTraining,
    /** Begins a training where enough was rated since the last and nothing else is to do. @returns whether it did */
    startTrainingWhenDue: () =>
      startTrainingWhenDue({ ...parts, trainings, records, minimum: MINIMUM, train: startTraining }),
    training: (id: number) => settled(trainings.get(id)),
    trainings: (limit: number) => trainings.list(limit).map((training) => settled(training) ?? training),

    versions: registry.list,
    promote,
    /** What everything that was rated looks like. */
    profileAllRatings: async (signal: AbortSignal): Promise<RatingProfile> =>
      profileRatingSet({ ...parts, records }, await loadRatings(records, signal), signal),

    async predict(userId: string, topN: number, signal: AbortSignal): Promise<Predicted> {
      const start = performance.now();
      const history = records.historyOfUser(userId);
      const ranking = await rank({ history, candidates: null, excluded: [], limit: topN, explainedCount: 0, signal });
      const owned = records.libraryFilms();
      const films = ranking
        ? named(
            ranking.films.map(({ film, score }) => ({ film, score })),
            owned,
          )
        : popular(topN, owned);
      const predicted = { coldStart: ranking === null, version: ranking?.version ?? null, films };
      const latencyMs = performance.now() - start;
      log.record({
        userId,
        version: predicted.version,
        isCold: predicted.coldStart,
        films: films.map(({ filmId }) => filmId),
        scores: predicted.coldStart ? [] : films.map(({ score }) => score),
        latencyMs,
      });
      return predicted;
    },

    importPostgres: (source: PostgresSource, signal: AbortSignal) =>
      importPostgres(source, { store, records, clock }, signal),
    /** @throws RecommendationProblem `unknown_member`, `export_missing` */
    async importMember(
      path: string,
      format: MemberFormat,
      userId: string,
      isPreview: boolean,
      signal: AbortSignal,
    ): Promise<MemberImport> {
      const userKey = records.memberKey(userId);
      if (userKey === null) throw new RecommendationProblem("unknown_member", userId);
      return importMember(
        { path, format, userKey, isPreview },
        { store, records, clock, findFilm: parts.findFilm },
        signal,
      );
    },

    /** A member takes back what they brought along. @throws RecommendationProblem `unknown_import` */
    undoMemberImport(id: number, userKey: number): number {
      if (records.ownerOf(id) !== userKey) throw new RecommendationProblem("unknown_import", String(id));
      return store.writeDurable(() => records.undo(id)) ?? 0;
    },

    imports: records.imports,
    enqueueImport: (path: string) =>
      store.writeDurable(() =>
        jobs.enqueue({
          kind: "import_ratings",
          subject: "ratings",
          subjectId: null,
          payload: { path },
          uniqueKey: `ratings:${path}`,
        }),
      ),
    previewMovieLens: (path: string, signal: AbortSignal) => previewMovieLens(path, records, signal),
    importMovieLens: (path: string, signal: AbortSignal, onProgress?: (lines: number) => void) =>
      importMovieLens(path, { store, records, clock }, signal, onProgress),
    /** @throws RecommendationProblem `unknown_import` */
    undoImport(id: number): number {
      const removed = store.writeDurable(() => records.undo(id));
      if (removed === null) throw new RecommendationProblem("unknown_import", String(id));
      return removed;
    },
  };

  /** @throws RecommendationProblem `unknown_version`, `model_damaged` */
  function promote(version: number, by: string | null): void {
    registry.promote(version, by);
    parts.onPromoted(version, registry.profileOf(version), by);
    events.emit({ type: "model.promoted", version });
  }

  /** Library films by their own id; others below zero. */
  function named(
    films: readonly { film: number; score: number }[],
    owned: ReadonlyMap<number, number>,
  ): Predicted["films"] {
    const titles = records.titlesOf(films.map(({ film }) => film));
    return films.map(({ film, score }) => ({
      filmId: owned.get(film) ?? -film,
      title: titles.get(film)?.title ?? "",
      score,
    }));
  }

  function popular(topN: number, owned: ReadonlyMap<number, number>): Predicted["films"] {
    const rated = records.popularRated(topN);
    if (rated.length > 0)
      return named(
        rated.map(({ id, count }) => ({ film: id, score: count })),
        owned,
      );
    const { items } = library.popularFilms(0, { limit: topN });
    return items.map(({ film, score }) => ({ filmId: film.id, title: film.title, score }));
  }
}

export type Recommendation = ReturnType<typeof createRecommendation>;

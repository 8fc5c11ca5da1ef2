import type { RatingProfile } from "../drift/index.ts";
import type { Events } from "../events/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Learning } from "../settings/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import { importRatingsJob } from "./communities/importJob.ts";
import { type Communities, createCommunities } from "./communityDownloads/communities.ts";
import type { CommunityParts } from "./communityDownloads/communityParts.ts";
import { createEstimates, type Estimates } from "./estimates/estimates.ts";
import { countFilmChanges } from "./estimates/filmChanges.ts";
import { createRatingRevisions } from "./estimates/ratingRevisions.ts";
import { type HouseholdTuning, readTuning, saveTuning } from "./household/tuning.ts";
import type { EditImports } from "./members/editImports.ts";
import type { FindFilm } from "./members/linkRows.ts";
import { exportMlflowJob } from "./mlflow/exportMlflowJob.ts";
import type { MlflowAddress } from "./mlflow/mlflowAddress.ts";
import type { MlflowLimits } from "./mlflow/mlflowHttp.ts";
import { createMlflowLink, type MlflowLink } from "./mlflow/mlflowLink.ts";
import { createPredictionLog, type PredictionLog, type PredictionMetrics } from "./prediction/predictionLog.ts";
import { createPredictions, type Predictions } from "./prediction/predictions.ts";
import { createRatingImports, type RatingImports } from "./ratingImports.ts";
import { createRatingRecords } from "./ratingRecords.ts";
import { createModelRegistry } from "./registry/modelRegistry.ts";
import type { ModelVersion } from "./registry/versionRecords.ts";
import { countTrainable } from "./training/loadRatings.ts";
import { createTrainingRecords } from "./training/trainingRecords.ts";
import { createTrainings, type Trainings } from "./training/trainings.ts";
import { trainJob } from "./training/trainJob.ts";

export interface RecommendationParts extends Pick<CommunityParts, "communitiesFolder" | "downloads"> {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: TaskRunner;
  readonly library: Library;
  readonly clock: Clock;
  /** The folder of the artefacts. */
  readonly modelsFolder: string;
  /** The program's version, kept with what it trains. */
  readonly program: string;
  /** The server whose registry is followed; null for none. */
  readonly mlflow: MlflowAddress | null;
  readonly mlflowLimits?: Partial<MlflowLimits> | undefined;
  /** Thresholds and schedule, as the owner set them. */
  learning(): Learning;
  readonly findFilm: FindFilm;
  /** Writes the edits of films that the owner's export holds. */
  readonly edits: EditImports;
  /** Removes a file that a person sent. */
  removeFile(path: string): Promise<unknown>;
  readonly metrics: PredictionMetrics;
  /** Another version serves: drift is measured against what it learnt from. */
  onPromoted(version: number, profile: RatingProfile | null, by: string | null): void;
  /** What is rated no longer looks like what was learnt from. */
  isDrifting(): boolean;
  onError(error: unknown): void;
}

/** What to watch next (UC5), and the models behind it. */
export interface Recommendation
  extends Pick<Predictions, "personalPage" | "discoveries" | "predict" | "communityCoverage"> {
  readonly estimates: Estimates;
  readonly outcomes: Pick<PredictionLog, "recordSeen" | "recordOutcome" | "outcomesByVersion">;
  readonly trainings: Trainings;
  readonly models: Models;
  readonly imports: RatingImports;
  /** Sets that the owner may download from their publishers. */
  readonly communities: Communities;
  /** The registry of an MLflow server. */
  readonly mlflow: Omit<
    MlflowLink,
    "client" | "follow" | "neededVersions" | "libraryId" | "recordPublication" | "recordPublished"
  >;
}

export interface Models {
  /** The newest first. */
  list(): ModelVersion[];
  /** Whether a version still has its artefact: those of old versions are removed. */
  hasFile(version: number): boolean;
  /** Lets a version serve. @throws RecommendationProblem `unknown_version`, `model_damaged` */
  promote(version: number, by: string | null): void;
}

/** Creates the feature and registers its jobs: trainings, their publication at MLflow, imports of ratings. */
export function createRecommendation(parts: RecommendationParts): Recommendation {
  const { store, jobs, clock, events } = parts;
  const records = createRatingRecords(store);
  const database = store.file;
  const trainings = createTrainingRecords(store);
  const registry = createModelRegistry({ store, folder: parts.modelsFolder, clock });
  const log = createPredictionLog(store, clock, parts.metrics);
  const filmChanges = countFilmChanges(events);
  const tuning = {
    read: () => readTuning(store),
    save: (chosen: HouseholdTuning) => saveTuning(store, chosen),
  };
  const predictions = createPredictions({ ...parts, registry, log, filmChanges });
  const estimates = createEstimates({
    ratingRevision: createRatingRevisions(store).of,
    filmChange: filmChanges.count,
    modelVersion: () => `${registry.serving("rating")?.version ?? ""} ${JSON.stringify(tuning.read())}`,
    compute: predictions.estimateFilms,
    onRenewed: (user) => events.emit({ type: "estimates.changed" }, user),
    onError: parts.onError,
  });
  const thresholds = () => {
    const { minRatingsPerFilm, minRatingsPerUser } = parts.learning();
    return { minRatingsPerFilm, minRatingsPerUser };
  };
  const inTransaction = (write: () => void) => store.writeDurable(write);

  function promote(version: number, by: string | null): void {
    registry.promote(version, by);
    announce(version, by);
  }

  function announce(version: number, by: string | null): void {
    parts.onPromoted(version, registry.profileOf(version), by);
    events.emit({ type: "model.promoted", version });
  }

  const shared = { ...parts, database, films: records.films, registry, inTransaction };
  const pruneArtefacts = () => registry.prune(link.neededVersions());
  const link: MlflowLink = createMlflowLink({
    ...shared,
    pruneArtefacts,
    address: parts.mlflow,
    limits: parts.mlflowLimits,
    promote(version) {
      registry.promoteChecked(version, null);
      announce(version, null);
    },
  });

  jobs.register(trainJob({ ...shared, trainings, thresholds, promote, pruneArtefacts, tuning, mlflow: link }));
  jobs.register(exportMlflowJob({ ...shared, trainings, link }));
  jobs.register(importRatingsJob({ store, records, clock }));

  return {
    ...predictions,
    estimates,
    outcomes: log,
    trainings: createTrainings({
      ...parts,
      database,
      trainings,
      thresholds,
      countTrainable: () => countTrainable({ ...parts, database, thresholds: thresholds() }),
      ratingMark: records.ratings.countMark,
    }),
    models: {
      list: registry.list,
      hasFile: registry.hasFile,
      promote(version, by) {
        promote(version, by);
        // The answer does not wait for a server; the page shows whether it followed.
        link.followSoon();
      },
    },
    mlflow: link,
    communities: createCommunities(parts),
    imports: createRatingImports({ ...parts, records }),
  };
}

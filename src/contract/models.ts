import { z } from "zod";
import { communities } from "./communities.ts";
import { id } from "./conventions.ts";
import { libraryRoute, ownerRoute, personalRoute } from "./route.ts";

/** The model routes speak snake_case, as those who know them from elsewhere expect. */
const numbers = z.record(z.string(), z.unknown());

const evaluation = z.object({
  model: z.string(),
  rmse: z.number().nullable(),
  rmse_margin: z.number().nullable(),
  mae: z.number().nullable(),
  ndcg_at_10: z.number().nullable(),
  coverage: z.number().nullable(),
  fit_ms: z.number(),
  folds: z.array(z.number()),
});

const gateLine = z.object({
  line: z.string(),
  holds: z.boolean(),
  figures: z.record(z.string(), z.number().nullable()),
  /** It is shown and decides nothing. */
  advice: z.boolean(),
});

/** What was compared for a role, on which ratings, with which result. */
const comparison = z.object({
  role: z.enum(["rating", "list"]),
  metric: z.enum(["rmse", "ndcg_at_10"]),
  /** Held-out ratings that every model was judged on, the people who gave them, and those of the household. */
  rows: z.number().int(),
  people: z.number().int(),
  household_rows: z.number().int(),
  /** Held-out ratings that were left out because the version in use learnt from them. */
  seen_by_serving: z.number().int(),
  contenders: z.array(
    z.object({
      name: z.enum(["candidate", "serving", "same_recipe", "baseline"]),
      kind: z.string(),
      version: z.number().int().nullable(),
      /** Null where it could not be compared. */
      figure: z.number().nullable(),
    }),
  ),
  chosen: z.enum(["candidate", "same_recipe"]),
  promoted: z.boolean(),
  reason: z.array(gateLine),
});
export type ComparisonAnswer = z.infer<typeof comparison>;

export const training = z.object({
  training_id: z.number().int(),
  job_id: z.number().int().nullable(),
  /** `refused`: ratings were removed after it was started, and those that are left are too few. */
  state: z.enum(["running", "done", "failed", "cancelled", "refused"]),
  /** `household`: the household model on the members' own ratings; no version is registered. */
  kind: z.enum(["community", "household"]),
  stage: z.enum(["load", "filter", "evaluate", "grid_search", "compare", "register", "promote", "finished"]),
  progress: z.number(),
  /** What became of each stage; `skipped` where the training ended without it. */
  stages: z.array(
    z.object({
      stage: z.enum(["load", "filter", "evaluate", "grid_search", "compare", "register", "promote"]),
      state: z.enum(["done", "running", "failed", "skipped", "pending"]),
    }),
  ),
  /** Estimated; null while nothing can be said, and of one that has ended. */
  remaining_seconds: z.number().int().nullable(),
  dataset: z
    .object({ ratings: z.number(), users: z.number(), films: z.number(), mean: z.number(), fingerprint: z.string() })
    .nullable(),
  before_filter: z.object({ ratings: z.number(), users: z.number(), films: z.number() }).nullable(),
  /** Ratings that models did not learn from, so that they can be compared on them. */
  held_out: z.number().int().nullable(),
  evaluations: z.array(evaluation),
  /** Models that were left out of the comparison: too costly for so many ratings, or failed. */
  skipped: z.array(z.object({ model: z.string(), reason: z.enum(["too_costly", "failed"]) })),
  comparisons: z.array(comparison),
  grid: z.array(z.object({ params: numbers, rmse: z.number().nullable() })),
  best_params: numbers.nullable(),
  previous: z.object({ version: z.number().int(), rmse: z.number().nullable() }).nullable(),
  version: z.number().int().nullable(),
  list_version: z.number().int().nullable(),
  promoted: z.boolean(),
  list_promoted: z.boolean(),
  reason: z.array(gateLine),
  list_reason: z.array(gateLine),
  error: z.string().nullable(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
});
export type TrainingAnswer = z.infer<typeof training>;

/** Whether a training could start now. */
const readiness = z.object({
  can_train: z.boolean(),
  kind: z.enum(["community", "household"]).nullable(),
  reason: z.enum(["too_few_ratings", "too_few_after_filter", "too_few_people"]).nullable(),
  /** What there is, and what a training needs, of that which is missing. */
  have: z.number().int().nullable(),
  need: z.number().int().nullable(),
  /** Ratings of one person that suffice without a community. */
  own_minimum: z.number().int(),
});
export type ReadinessAnswer = z.infer<typeof readiness>;

const modelVersion = z.object({
  version: z.number().int(),
  role: z.enum(["rating", "list"]),
  kind: z.string(),
  stage: z.enum(["production", "candidate", "archived"]),
  /** Whether it can still be used: the artefacts of old versions are removed. */
  available: z.boolean(),
  params: numbers,
  metrics: z.object({ rmse: z.number().nullable(), mae: z.number().nullable(), ndcg_at_10: z.number().nullable() }),
  dataset: z.object({ ratings: z.number(), users: z.number(), films: z.number(), fingerprint: z.string() }),
  program: z.string(),
  fit_ms: z.number(),
  size_bytes: z.number(),
  reason: z.array(gateLine),
  promoted: z.boolean(),
  created_at: z.string(),
  /** Its number in MLflow's registry; null where that does not know it. */
  mlflow_version: z.number().int().nullable(),
  /** Trained elsewhere, and loaded from MLflow. */
  from_mlflow: z.boolean(),
});
export type ModelVersionAnswer = z.infer<typeof modelVersion>;

const mlflowMessage = z.object({ code: z.string(), message: z.string() });

/** Neither the server's address nor a login is part of it. */
const mlflowState = z.object({
  /** `off` without a server, `waiting` before it was asked for the first time. */
  state: z.enum(["off", "waiting", "connected", "failed"]),
  /** When its registry was followed last. */
  followed_at: z.string().nullable(),
  error: mlflowMessage.nullable(),
  /** What a person should know of a role: a conflict, or a version that cannot be used. */
  notices: z.array(mlflowMessage.extend({ role: z.enum(["rating", "list"]) })),
});

const ratingImport = z.object({
  id: z.number().int(),
  source: z.string(),
  place: z.string(),
  state: z.enum(["running", "done", "undone"]),
  lines: z.number().int(),
  ratings: z.number().int(),
  broken: z.number().int(),
  unlinked: z.number().int(),
  startedAt: z.string(),
});

const tags = ["models"];

export const models = {
  ...communities,
  train: ownerRoute
    .route({ method: "POST", path: "/training/", successStatus: 202, tags, summary: "Train; one at a time" })
    .input(z.object({}))
    .output(z.object({ training_id: z.number().int() })),
  training: libraryRoute
    .route({ method: "GET", path: "/training/{id}", tags, summary: "A training, and what its stages found" })
    .input(z.object({ id }))
    .output(training),
  trainings: libraryRoute
    .route({ method: "GET", path: "/training/", tags, summary: "The last trainings" })
    .output(z.object({ items: z.array(training), ratings: z.number().int(), minimum: z.number().int(), readiness })),
  versions: libraryRoute
    .route({ method: "GET", path: "/models", tags, summary: "Every version, newest first" })
    .output(z.object({ items: z.array(modelVersion) })),
  promote: ownerRoute
    .route({
      method: "POST",
      path: "/models/{version}/promote",
      tags,
      summary: "Let a version serve, an older one too",
    })
    .input(z.object({ version: id }))
    .output(modelVersion),
  mlflow: libraryRoute
    .route({ method: "GET", path: "/models/mlflow", tags, summary: "The link with MLflow's registry" })
    .output(mlflowState),
  followMlflow: ownerRoute
    .route({ method: "POST", path: "/models/mlflow/follow", tags, summary: "Follow MLflow's registry now" })
    .input(z.object({}))
    .output(mlflowState),
  predict: personalRoute
    .route({ method: "POST", path: "/predict/", tags, summary: "The films that a user would like most" })
    .input(
      z.object({ user_id: z.union([z.string().max(200), z.number().int()]), top_n: z.number().int().min(1).max(200) }),
    )
    .output(
      z.object({
        user_id: z.union([z.string(), z.number()]),
        top_n: z.number().int(),
        cold_start: z.boolean(),
        model_version: z.number().int().nullable(),
        /** `film_id` is negative for films that ratings know and the library does not hold. */
        recommendations: z.array(z.object({ film_id: z.number().int(), title: z.string(), score: z.number() })),
      }),
    ),
  precision: libraryRoute
    .route({
      method: "GET",
      path: "/api/predictions/precision",
      tags,
      summary: "What became of the films that were suggested",
    })
    .output(
      z.object({
        items: z.array(
          z.object({
            version: z.number().int().nullable(),
            lists: z.number().int(),
            shown: z.number().int(),
            opened: z.number().int(),
            watched: z.number().int(),
            rated: z.number().int(),
            liked: z.number().int(),
          }),
        ),
      }),
    ),
  imports: libraryRoute
    .route({ method: "GET", path: "/api/ratings/imports", tags, summary: "Imports of ratings, newest first" })
    .output(z.object({ items: z.array(ratingImport) })),
  importRatings: ownerRoute
    .route({
      method: "POST",
      path: "/api/ratings/imports",
      successStatus: 202,
      tags,
      summary: "Import a MovieLens set, a folder or a ZIP of this machine, as a job",
    })
    .input(z.object({ path: z.string().min(1).max(4_096) }))
    .output(z.object({ jobId: z.number().int() })),
  undoImport: ownerRoute
    .route({ method: "DELETE", path: "/api/ratings/imports/{id}", tags, summary: "Take an import back whole" })
    .input(z.object({ id }))
    .output(z.object({ removed: z.number().int() })),
};

import { historyOfUser } from "../evaluation/listMetrics.ts";
import { fitEasePair } from "../models/easePair.ts";
import { MAX_RATING, MIN_RATING } from "../models/model.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import { fitSvd } from "../models/svd.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import { readArtefact, writeArtefact } from "../registry/artefact.ts";
import { easePairToArtefact, modelFromArtefact, svdToArtefact } from "../registry/modelArtefacts.ts";

export interface FitForServingTask {
  readonly set: RatingSet;
  readonly role: "rating" | "list";
  readonly params: ModelParams;
}

export interface FittedModel {
  /** Of its artefact. */
  readonly bytes: Uint8Array;
  readonly fitMs: number;
  readonly servingCheck: ServingCheck;
}

/** How an artefact answered after it was read back. */
export interface ServingCheck {
  readonly milliseconds: number;
  /** Every estimate is on the scale of ratings, every score is a number. */
  readonly isSane: boolean;
}

/** The model of a role, fitted to all ratings, as the bytes of its artefact. */
export function fitForServing({ set, role, params }: FitForServingTask): FittedModel {
  const startedAt = performance.now();
  const content =
    role === "rating"
      ? svdToArtefact(fitSvd(set, params), set.userIds, set.filmIds)
      : easePairToArtefact(fitEasePair(set), set.filmIds, rowCounts(sparseRows(set, "films")));
  const fitMs = performance.now() - startedAt;
  const bytes = writeArtefact(content);
  return { bytes, fitMs, servingCheck: checkServing(bytes, set) };
}

const CHECKED_USERS = 100;

/** Reads the artefact back and predicts for a hundred users with it, as serving will. */
function checkServing(bytes: Uint8Array, set: RatingSet): ServingCheck {
  const startedAt = performance.now();
  const served = modelFromArtefact(readArtefact(bytes));
  const byUser = sparseRows(set, "users");
  let isSane = true;
  for (let user = 0; user < Math.min(CHECKED_USERS, set.userIds.length); user += 1) {
    if (served.kind === "svd") {
      const estimate = served.model.estimate(user, set.films[user] ?? 0);
      isSane &&= estimate >= MIN_RATING && estimate <= MAX_RATING;
    } else isSane &&= !served.model.scores(historyOfUser(byUser, user)).some(Number.isNaN);
  }
  return { milliseconds: performance.now() - startedAt, isSane };
}

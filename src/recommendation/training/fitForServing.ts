import { historyOf } from "../evaluation/listMetrics.ts";
import { fitEasePair } from "../models/easePair.ts";
import { HIGHEST, LOWEST } from "../models/model.ts";
import type { ModelParams } from "../models/modelTable.ts";
import { fitSvd } from "../models/svd.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { countsOf, rowsOf } from "../ratings/rows.ts";
import { readArtefact, writeArtefact } from "../registry/artefact.ts";
import { easePairContent, servedModel, svdContent } from "../registry/modelArtefacts.ts";

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
  /** Every estimate lies on the scale of ratings, every score is a number. */
  readonly isSane: boolean;
}

/** The model of a role, fitted to all ratings, as the bytes of its artefact. */
export function fitForServing({ set, role, params }: FitForServingTask): FittedModel {
  const startedAt = performance.now();
  const content =
    role === "rating"
      ? svdContent(fitSvd(set, params), set.userIds, set.filmIds)
      : easePairContent(fitEasePair(set), set.filmIds, countsOf(rowsOf(set, "films")));
  const fitMs = performance.now() - startedAt;
  const bytes = writeArtefact(content);
  return { bytes, fitMs, servingCheck: checkServing(bytes, set) };
}

const CHECKED_USERS = 100;

/** Reads the artefact back and asks it for a hundred users, as a prediction will. */
function checkServing(bytes: Uint8Array, set: RatingSet): ServingCheck {
  const startedAt = performance.now();
  const served = servedModel(readArtefact(bytes));
  const byUser = rowsOf(set, "users");
  let isSane = true;
  for (let user = 0; user < Math.min(CHECKED_USERS, set.userIds.length); user += 1) {
    if (served.kind === "svd") {
      const estimate = served.model.estimate(user, set.films[user] ?? 0);
      isSane &&= estimate >= LOWEST && estimate <= HIGHEST;
    } else isSane &&= !served.model.scores(historyOf(byUser, user)).some(Number.isNaN);
  }
  return { milliseconds: performance.now() - startedAt, isSane };
}

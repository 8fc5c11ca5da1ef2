import { fitEasePair } from "../models/easePair.ts";
import { fitEaseWindow } from "../models/easeWindow.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import { fitSvd } from "../models/svd.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import type { ArtefactContent } from "./artefact.ts";
import { withLearntKeys } from "./learntKeys.ts";
import { easePairToArtefact, easeWindowToArtefact, svdToArtefact } from "./modelArtefacts.ts";
import type { ModelRole } from "./versionRecords.ts";

interface ServableModel {
  readonly role: ModelRole;
  fit(ratings: RatingSet, params: ModelParams): ArtefactContent;
}

/** The models that a training can register, by their name in the catalogue. `modelFromArtefact` reads what they write. */
const SERVABLE_MODELS: Readonly<Record<string, ServableModel>> = {
  svd: {
    role: "rating",
    fit: (ratings, params) => svdToArtefact(fitSvd(ratings, params), ratings.userIds, ratings.filmIds),
  },
  ease_pair: {
    role: "list",
    fit: (ratings) =>
      easePairToArtefact(fitEasePair(ratings), ratings.filmIds, rowCounts(sparseRows(ratings, "films"))),
  },
  ease_window: {
    role: "list",
    fit: (ratings) =>
      easeWindowToArtefact(fitEaseWindow(ratings), ratings.filmIds, rowCounts(sparseRows(ratings, "films"))),
  },
};

export function isServable(kind: string): boolean {
  return Object.hasOwn(SERVABLE_MODELS, kind);
}

/** The names of the models that a training can register for a role. */
export function servableModels(role: ModelRole): string[] {
  return Object.keys(SERVABLE_MODELS).filter((kind) => SERVABLE_MODELS[kind]?.role === role);
}

/**
 * Fits a model and describes it as an artefact, with the keys of the ratings that it learnt from.
 * @throws RangeError for a name that `isServable` refuses
 */
export function fitServable(kind: string, ratings: RatingSet, params: ModelParams): ArtefactContent {
  const servable = SERVABLE_MODELS[kind];
  if (!servable) throw new RangeError(`model ${kind} cannot serve`);
  return withLearntKeys(servable.fit(ratings, params), ratings);
}

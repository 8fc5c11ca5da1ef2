/**
 * What to watch next. In: ratings of the household and of communities. Out: lists with a reason for each film, and the
 * models behind them, which are trained, evaluated and compared here. Without a model, and for people with few ratings,
 * the list shows what is popular, and says so.
 *
 * `communities/` and `members/` import ratings, `communityDownloads/` fetches public sets, of which `itemVectors/` keeps one vector a
 * film, `ratedFilms/` says which of their films are one film, `ratings/` holds
 * them as models read them. `training/` runs the model flow (`evaluation/`, `models/`, `registry/`), `prediction/` makes
 * lists of it, `household/` those without ratings of others, `mlflow/` keeps
 * the registry and that of an MLflow server at the same version.
 */

export { readMovieLensRatings } from "./communities/movieLensRatings.ts";
export type { CommunityState } from "./communityDownloads/communities.ts";
export { createRecommendation, type Recommendation } from "./createRecommendation.ts";
export { type Evaluation, evaluate, isListModel, isModelName } from "./evaluation/evaluate.ts";
export { communityLists } from "./evaluation/households/communityLists.ts";
export { evaluateHouseholds } from "./evaluation/households/evaluateHouseholds.ts";
export { readDescribedFilms, readHouseholdCases, type SkippedLines } from "./evaluation/households/readHouseholds.ts";
export { LIST_PROTOCOLS, type ListProtocol } from "./evaluation/listProtocols.ts";
export type { RatingImport } from "./imports/importRecords.ts";
export { reportOf } from "./members/importReport.ts";
export { MEMBER_FORMATS, type MemberFormat } from "./members/memberExport.ts";
export type { MemberImport, MemberImportProgress } from "./members/memberImport.ts";
export type { LinkState as MlflowState } from "./mlflow/mlflowLink.ts";
export type { ModelParams } from "./models/modelCatalogue.ts";
export { type RatingSet, toRatingSet } from "./ratings/ratingSet.ts";
export type { ModelVersion } from "./registry/versionRecords.ts";
export type { Comparison } from "./training/comparison.ts";
export { stageStates } from "./training/stageStates.ts";
export { MINIMUM_OWN_RATINGS, MINIMUM_RATINGS, type TrainingReadiness } from "./training/trainingReadiness.ts";
export type { Training } from "./training/trainingRecords.ts";

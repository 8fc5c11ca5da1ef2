import { type FilmTraits, profileRatings, type RatingProfile } from "../drift/index.ts";
import { type Evaluation, type EvaluationQuestion, evaluate } from "./evaluation/evaluate.ts";
import { historyOf } from "./evaluation/listMetrics.ts";
import { ratingErrors } from "./evaluation/ratingMetrics.ts";
import { fitEasePair } from "./models/easePair.ts";
import { HIGHEST, LOWEST } from "./models/model.ts";
import type { ModelParams } from "./models/modelTable.ts";
import { fitSvd } from "./models/svd.ts";
import { type FilterThresholds, filterRatings } from "./ratings/filterRatings.ts";
import type { RatingSet } from "./ratings/ratingSet.ts";
import { countsOf, rowsOf } from "./ratings/rows.ts";
import { shared } from "./ratings/sharedSet.ts";
import { hashFolds, type Split } from "./ratings/splits.ts";
import { summaryOf } from "./ratings/summary.ts";
import { readArtefact, writeArtefact } from "./registry/artefact.ts";
import { easePairContent, servedModel, svdContent } from "./registry/modelArtefacts.ts";

/** Work for the training's threads: ratings in shared memory in, plain values out. */

export function evaluateModel({
  set,
  question,
}: {
  readonly set: RatingSet;
  readonly question: EvaluationQuestion;
}): Evaluation {
  return evaluate(set, question);
}

/** What a training learns from, of all the ratings there are. */
export function prepareSet({ set, thresholds }: { readonly set: RatingSet; readonly thresholds: FilterThresholds }) {
  const filtered = filterRatings(set, thresholds);
  return { set: shared(filtered), summary: summaryOf(filtered), before: summaryCounts(set) };
}

/** What the ratings look like as a whole, kept with the version that learns from them. */
export function profileSet({
  set,
  traits,
}: {
  readonly set: RatingSet;
  /** By the film's id: its genres as JSON, its year. */
  readonly traits: readonly (readonly [id: number, genres: string, year: number | null])[];
}): RatingProfile {
  const known = new Map(
    traits.map(([id, genres, year]): [number, FilmTraits] => [id, { genres: JSON.parse(genres) as string[], year }]),
  );
  const times = set.times.map((seconds) => seconds * 1_000);
  return profileRatings({ ...set, times }, (film) => known.get(set.filmIds[film] ?? 0));
}

const summaryCounts = ({ values, users, films }: RatingSet) => ({
  ratings: values.length,
  users: new Set(users).size,
  films: new Set(films).size,
});

export interface GridTask {
  /** Of the set and the number of folds: the thread splits once. */
  readonly key: string;
  readonly set: RatingSet;
  readonly params: ModelParams;
  readonly folds: number;
  readonly fold: number;
}

let lastSplit: { readonly key: string; readonly folds: readonly Split[] } | null = null;

/** One cell of the grid on one fold. */
export function gridFold({ key, set, params, folds, fold }: GridTask): number {
  if (lastSplit?.key !== key) lastSplit = { key, folds: hashFolds(set, folds) };
  const split = lastSplit.folds[fold];
  if (!split) throw new RangeError(`no fold ${fold}`);
  return ratingErrors(fitSvd(split.training, params), split.test).rmse;
}

/** The model of a role, fitted to everything, as the bytes of its artefact. */
export function fitForServing({
  set,
  role,
  params,
}: {
  readonly set: RatingSet;
  readonly role: "rating" | "list";
  readonly params: ModelParams;
}) {
  const start = performance.now();
  const content =
    role === "rating"
      ? svdContent(fitSvd(set, params), set.userIds, set.filmIds)
      : easePairContent(fitEasePair(set), set.filmIds, countsOf(rowsOf(set, "films")));
  const fitMs = performance.now() - start;
  const bytes = writeArtefact(content);
  return { bytes, fitMs, proof: proveServing(bytes, set) };
}

const ASKED = 100;

/** What was written is read back and asked for a hundred people, as it will be. */
function proveServing(bytes: Uint8Array, set: RatingSet): { readonly milliseconds: number; readonly isSane: boolean } {
  const start = performance.now();
  const served = servedModel(readArtefact(bytes));
  const byUser = rowsOf(set, "users");
  let isSane = true;
  for (let user = 0; user < Math.min(ASKED, set.userIds.length); user += 1) {
    if (served.kind === "svd") {
      const estimate = served.model.estimate(user, set.films[user] ?? 0);
      isSane &&= estimate >= LOWEST && estimate <= HIGHEST;
    } else isSane &&= !served.model.scores(historyOf(byUser, user)).some(Number.isNaN);
  }
  return { milliseconds: performance.now() - start, isSane };
}

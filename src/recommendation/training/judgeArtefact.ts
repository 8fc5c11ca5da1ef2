import { readFileSync } from "node:fs";
import { measureCpuMs } from "../evaluation/cpuTime.ts";
import { type JudgedRows, type Judgement, judgeLists, judgeRatings } from "../evaluation/judgeModel.ts";
import { historyOfUser } from "../evaluation/listMetrics.ts";
import { type History, type ListModel, MAX_RATING, MIN_RATING, type RatingModel } from "../models/model.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { hasKey, rowKey } from "../ratings/rowKeys.ts";
import { sparseRows } from "../ratings/sparseRows.ts";
import { type ArtefactContent, readArtefact, writeArtefact } from "../registry/artefact.ts";
import { learntKeys } from "../registry/learntKeys.ts";
import { modelFromArtefact, type ServedModel } from "../registry/modelArtefacts.ts";
import { fitServable } from "../registry/servableModels.ts";

export interface FitAndJudgeTask extends JudgedRows {
  readonly kind: string;
  readonly params: ModelParams;
}

export interface JudgedArtefact extends Judgement {
  /** Held-out ratings that it learnt from nevertheless: more than none is a leak. */
  readonly leaked: number;
  /** Every estimate is on the scale of ratings, every score is a number. */
  readonly isSane: boolean;
  /** CPU time of predictions for a hundred people. */
  readonly serveCpuMs: number;
}

export interface FittedArtefact extends JudgedArtefact {
  readonly bytes: Uint8Array;
  /** CPU time. */
  readonly fitMs: number;
}

/** Fits a model, writes its artefact, reads it back and judges what it read: these bytes are what will serve. */
export function fitAndJudge({ training, heldOut, kind, params }: FitAndJudgeTask): FittedArtefact {
  const { result: content, cpuMs: fitMs } = measureCpuMs(() => fitServable(kind, training, params));
  const bytes = writeArtefact(content);
  return { bytes, fitMs, ...judgeBytes(bytes, { kind, params, fitMs }, { training, heldOut }) };
}

export interface JudgeFileTask extends JudgedRows {
  /** Path of the artefact. */
  readonly file: string;
  readonly kind: string;
  readonly params: ModelParams;
}

/** Judges an artefact that was fitted earlier. @throws ArtefactDamaged; the file system's error */
export function judgeFile({ file, training, heldOut, kind, params }: JudgeFileTask): JudgedArtefact {
  return judgeBytes(readFileSync(file), { kind, params, fitMs: 0 }, { training, heldOut });
}

export interface FindUnseenTask {
  /** Path of the artefact. */
  readonly file: string;
  readonly heldOut: RatingSet;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * The held-out ratings that an artefact did not learn from, by their index. Of an artefact that does not say what it
 * learnt from, only ratings that the household gave later are certain.
 * @returns null where the artefact cannot be read, or is of no model that can be judged
 */
export function findUnseen({ file, heldOut, createdAt }: FindUnseenTask): Int32Array | null {
  const content = readQuietly(file);
  if (!content) return null;
  const keys = learntKeys(content);
  const isUnseen = (row: number) =>
    keys === null
      ? (heldOut.userIds[heldOut.users[row] ?? 0] ?? 0) < 0 && (heldOut.times[row] ?? 0) * 1_000 > createdAt
      : !hasKey(keys, rowKey(heldOut, row));
  return Int32Array.from(heldOut.values.keys()).filter(isUnseen);
}

/** A damaged artefact is none that a new one could be compared with. */
function readQuietly(file: string): ArtefactContent | null {
  try {
    const content = readArtefact(readFileSync(file));
    modelFromArtefact(content);
    return content;
  } catch {
    return null;
  }
}

function judgeBytes(
  bytes: Uint8Array,
  judged: { readonly kind: string; readonly params: ModelParams; readonly fitMs: number },
  { training, heldOut }: JudgedRows,
): JudgedArtefact {
  const content = readArtefact(bytes);
  const served = modelFromArtefact(content);
  const keys = learntKeys(content);
  const leaked = keys === null ? 0 : heldOut.values.filter((_, row) => hasKey(keys, rowKey(heldOut, row))).length;
  const serving = checkServing(served, training);
  const judgement =
    served.kind === "svd"
      ? judgeRatings(judged, inNumbersOf(served, training), heldOut)
      : judgeLists(judged, listInNumbersOf(served, training), { training, heldOut });
  return { ...judgement, leaked, ...serving };
}

const CHECKED_USERS = 100;

/** Predicts for a hundred people, as serving will. */
function checkServing(served: ServedModel, training: RatingSet): { isSane: boolean; serveCpuMs: number } {
  const byUser = sparseRows(training, "users");
  const { result: isSane, cpuMs: serveCpuMs } = measureCpuMs(() => {
    for (let user = 0; user < Math.min(CHECKED_USERS, training.userIds.length); user += 1) {
      if (served.kind === "svd") {
        const estimate = served.model.estimate(user, training.films[user] ?? 0);
        if (!(estimate >= MIN_RATING && estimate <= MAX_RATING)) return false;
      } else if (served.model.scores(historyOfUser(byUser, user)).some(Number.isNaN)) return false;
    }
    return true;
  });
  return { isSane, serveCpuMs };
}

/** An artefact numbers users and films as the set did that it learnt from; the same ids have other numbers here. */
function inNumbersOf(served: Extract<ServedModel, { kind: "svd" }>, { userIds, filmIds }: RatingSet): RatingModel {
  const users = numbersOf(userIds, served.userIds);
  const films = numbersOf(filmIds, served.filmIds);
  return { estimate: (user, film) => served.model.estimate(users[user] ?? -1, films[film] ?? -1) };
}

/** Films that the artefact does not know are behind all others: it can never list them. */
function listInNumbersOf(served: Exclude<ServedModel, { kind: "svd" }>, { filmIds }: RatingSet): ListModel {
  const films = numbersOf(filmIds, served.filmIds);
  const isListed = films.map((film) => Number((served.counts[film] ?? 0) > 0));
  return {
    scores(history: History) {
      const scores = served.model.scores({ ...history, films: history.films.map((film) => films[film] ?? -1) });
      return Float64Array.from(films, (film, at) =>
        isListed[at] === 1 ? (scores[film] ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY,
      );
    },
  };
}

/** By number here: the number of the same id there, -1 where it is unknown. */
function numbersOf(ids: readonly number[], others: Int32Array): Int32Array {
  const known = new Map(Array.from(others, (id, number) => [id, number]));
  return Int32Array.from(ids, (id) => known.get(id) ?? -1);
}

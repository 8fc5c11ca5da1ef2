import type { History, ListModel } from "../models/model.ts";
import type { HistoryRating } from "../ratings/ratingQueries.ts";
import { loadModel } from "./loadedModels.ts";
import { topIndices } from "./topIndices.ts";
import { withLessLike } from "./withLessLike.ts";

/** Films are named by their ids among the rated films. */
export interface RankTask {
  /** Path of the artefact; it never changes once written. */
  readonly file: string;
  /** Oldest first. */
  readonly history: readonly HistoryRating[];
  /** Whether the order of the history counts: for the next ratings of a person, not for what a library holds for them. */
  readonly isOrdered: boolean;
  /** Films that the person wants fewer like. */
  readonly lessLike: readonly number[];
  /** Films that are not ranked, besides those of the history. */
  readonly excluded: readonly number[];
  /** The only films that are ranked; null for all that the model knows. */
  readonly candidates: readonly number[] | null;
  readonly limit: number;
  /** Reasons given for each film, at most. */
  readonly reasonsPerFilm: number;
  /** Only so many of the first films are given reasons. */
  readonly explainedCount: number;
}

export interface RankedFilm {
  readonly film: number;
  readonly score: number;
  /** Films of the history that contribute most to its score. */
  readonly reasonFilms: readonly number[];
  /** Not among the most rated fifth of films. */
  readonly isLongTail: boolean;
}

/** The films that a list model ranks first for a history. @throws ArtefactDamaged */
export function rankFilms(task: RankTask): RankedFilm[] {
  const { served, indexOfFilm, longTailBelow } = loadModel(task.file);
  if (served.kind === "svd") throw new TypeError("a rating model ranks no list");
  const { filmIds, counts } = served;
  const model = task.isOrdered || served.kind === "ease_pair" ? served.model : served.model.ease;
  const indexOf = (film: number) => indexOfFilm.get(film) ?? -1;
  const history = {
    films: Int32Array.from(task.history, ({ film }) => indexOf(film)),
    values: Float32Array.from(task.history, ({ value }) => value),
    times: Float64Array.from(task.history, ({ time }) => time),
  };
  const scores = scoresOf(model, history, task.lessLike.map(indexOf));
  for (const film of [...task.history.map((rated) => rated.film), ...task.excluded]) {
    const index = indexOf(film);
    if (index >= 0) scores[index] = Number.NEGATIVE_INFINITY;
  }
  const candidates = task.candidates && Int32Array.from(task.candidates, indexOf).filter((index) => index >= 0);
  const reasonsFor = (index: number) =>
    model.reasons(history, index, task.reasonsPerFilm).map(({ film }) => filmIds[film] ?? 0);
  return topIndices(scores, counts, candidates, task.limit).map((index, rank) => ({
    film: filmIds[index] ?? 0,
    score: scores[index] ?? 0,
    isLongTail: (counts[index] ?? 0) < longTailBelow,
    reasonFilms: rank < task.explainedCount ? reasonsFor(index) : [],
  }));
}

const FIVE_STARS = 5;

function scoresOf(model: ListModel, history: History, lessLike: readonly number[]): Float64Array {
  const scores = model.scores(history);
  const unwanted = Int32Array.from(lessLike).filter((index) => index >= 0);
  if (unwanted.length === 0) return scores;
  return withLessLike(
    scores,
    model.scores({ films: unwanted, values: new Float32Array(unwanted.length).fill(FIVE_STARS) }),
  );
}

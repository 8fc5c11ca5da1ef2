import { readFileSync } from "node:fs";
import { readArtefact } from "../registry/artefact.ts";
import { type ServedModel, servedModel } from "../registry/modelArtefacts.ts";

/** A model stays in the thread until another takes its place: a handful, never all there were. */
const MOST_KEPT = 3;
const kept = new Map<string, ServedModel>();

export interface RankTask {
  /** Of the artefact; it never changes once written. */
  readonly file: string;
  readonly history: readonly { readonly film: number; readonly value: number }[];
  /** Films that are not to be named, beside those of the history. */
  readonly without: readonly number[];
  /** Only these, or all that the model knows. */
  readonly among: readonly number[] | null;
  readonly limit: number;
  /** Films of the history that speak for each, at most. */
  readonly reasons: number;
  /** So many of the first are given reasons: nobody reads those of the two hundredth. */
  readonly explained: number;
}

export interface RankedFilm {
  readonly film: number;
  readonly score: number;
  readonly because: readonly number[];
  /** Not among the fifth of films that most rated. */
  readonly isLittleKnown: boolean;
}

/** The films that a list model ranks first for a history. @throws ArtefactDamaged */
export function rankFilms({ file, history, without, among, limit, reasons, explained }: RankTask): RankedFilm[] {
  const served = modelOf(file);
  if (served.kind !== "ease_pair") throw new TypeError("a rating model ranks no list");
  const { model, filmIds, counts } = served;
  const number = new Map(Array.from(filmIds, (id, at) => [id, at]));
  const known = {
    films: Int32Array.from(history, ({ film }) => number.get(film) ?? -1),
    values: Float32Array.from(history, ({ value }) => value),
  };
  const scores = model.scores(known);
  const excluded = new Set([...without, ...history.map(({ film }) => film)]);
  const wellKnown = wellKnownFrom(counts);
  const candidates = (among ?? Array.from(filmIds)).flatMap((film) => {
    const at = number.get(film);
    const score = at === undefined ? Number.NaN : (scores[at] ?? Number.NaN);
    const isRated = at !== undefined && (counts[at] ?? 0) > 0;
    return !isRated || excluded.has(film) || !Number.isFinite(score) ? [] : [{ film, at, score }];
  });
  return candidates
    .sort((a, b) => b.score - a.score || a.film - b.film)
    .slice(0, limit)
    .map(({ film, at, score }, place) => ({
      film,
      score,
      isLittleKnown: (counts[at] ?? 0) < wellKnown,
      because: place < explained ? model.reasons(known, at, reasons).map((reason) => filmIds[reason.film] ?? 0) : [],
    }));
}

const WELL_KNOWN_SHARE = 0.2;

/** So many ratings has the last film of the most rated fifth. */
function wellKnownFrom(counts: Int32Array): number {
  const rated = counts.filter((count) => count > 0).sort();
  return rated[Math.floor(rated.length * (1 - WELL_KNOWN_SHARE))] ?? 0;
}

export interface EstimateTask {
  readonly file: string;
  readonly user: number;
  readonly films: readonly number[];
}

/** What somebody of the training would give each film. @throws ArtefactDamaged */
export function estimateRatings({ file, user, films }: EstimateTask): number[] {
  const served = modelOf(file);
  if (served.kind !== "svd") throw new TypeError("a list model estimates no rating");
  const { model, userIds, filmIds } = served;
  return films.map((film) => model.estimate(userIds.indexOf(user), filmIds.indexOf(film)));
}

function modelOf(file: string): ServedModel {
  const known = kept.get(file);
  if (known) return known;
  const model = servedModel(readArtefact(readFileSync(file)));
  kept.set(file, model);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return model;
}

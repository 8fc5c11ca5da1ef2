import { loadedModel } from "./loadedModels.ts";

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
  const { served, numbers, wellKnown } = loadedModel(file);
  if (served.kind !== "ease_pair") throw new TypeError("a rating model ranks no list");
  const { model, filmIds, counts } = served;
  const known = {
    films: Int32Array.from(history, ({ film }) => numbers.get(film) ?? -1),
    values: Float32Array.from(history, ({ value }) => value),
  };
  const scores = model.scores(known);
  // What is not to be named has no score; what is unknown to the model never had one.
  for (const { film } of history) exclude(film);
  for (const film of without) exclude(film);
  const candidates = among ? Int32Array.from(among, (film) => numbers.get(film) ?? -1).filter((at) => at >= 0) : null;
  return best(scores, counts, candidates, limit).map((at, place) => ({
    film: filmIds[at] ?? 0,
    score: scores[at] ?? 0,
    isLittleKnown: (counts[at] ?? 0) < wellKnown,
    because: place < explained ? model.reasons(known, at, reasons).map((reason) => filmIds[reason.film] ?? 0) : [],
  }));

  function exclude(film: number): void {
    const at = numbers.get(film);
    if (at !== undefined) scores[at] = Number.NEGATIVE_INFINITY;
  }
}

/** The places of the highest scores, highest first; ties in the order of the model. Kept as a short sorted list. */
function best(scores: Float64Array, counts: Int32Array, among: Int32Array | null, limit: number): number[] {
  const found: number[] = [];
  const length = among?.length ?? scores.length;
  for (let index = 0; index < length; index += 1) {
    const at = among ? among[index]! : index;
    const score = scores[at]!;
    if (counts[at] === 0 || !Number.isFinite(score)) continue;
    if (found.length === limit && score <= scores[found[limit - 1]!]!) continue;
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (scores[found[middle]!]! >= score) low = middle + 1;
      else high = middle;
    }
    found.splice(low, 0, at);
    if (found.length > limit) found.pop();
  }
  return found;
}

import type { EaseWeights } from "../models/ease.ts";
import type { EaseWindow } from "../models/easeWindow.ts";
import type { SvdWeights } from "../models/svdModel.ts";
import type { SparseRows } from "../ratings/sparseRows.ts";
import { ArtefactDamaged } from "./artefact.ts";
import type { ServedModel } from "./modelArtefacts.ts";
import type { ModelRole } from "./versionRecords.ts";

/** Which role a model of a kind can have. */
export const ROLE_OF_KIND: Readonly<Record<ServedModel["kind"], ModelRole>> = {
  svd: "rating",
  ease_pair: "list",
  ease_window: "list",
};

const CHECKED_FILMS = 3;
const CHECKED_RATING = 5;

/**
 * Checks a model that came from elsewhere: every array has the length that the others imply, every number is finite,
 * every index lies inside what it points into. What passes can be served: no answer runs longer than its arrays.
 * @throws ArtefactDamaged
 */
export function checkModel(served: ServedModel): void {
  if (served.filmIds.length === 0) throw new ArtefactDamaged("no films");
  const films = served.filmIds.length;
  if (served.kind === "svd") {
    checkSvd(served.model.weights, served.userIds.length, films);
    return;
  }
  demand(served.counts.length === films && served.counts.every((count) => count >= 0), "array counts");
  const ease = served.kind === "ease_pair" ? served.model : served.model.ease;
  demand(Number.isFinite(ease.shortBelow), "number shortBelow");
  checkEase("long", ease.long.weights, films);
  checkEase("short", ease.short.weights, films);
  if (served.kind === "ease_window") checkWindow(served.model, films);
  const known = Int32Array.from({ length: Math.min(CHECKED_FILMS, films) }, (_, index) => index);
  const scores = served.model.scores({ films: known, values: new Float32Array(known.length).fill(CHECKED_RATING) });
  demand(scores.length === films && !scores.some(Number.isNaN), "scores");
}

function checkSvd(weights: SvdWeights, users: number, films: number): void {
  const { mean, width, userBiases, filmBiases, userFactors, filmFactors, isKnownUser, isKnownFilm } = weights;
  demand(Number.isFinite(mean), "number mean");
  demand(Number.isSafeInteger(width) && width >= 0, "number width");
  demandFinite("userBiases", userBiases, users);
  demandFinite("filmBiases", filmBiases, films);
  demandFinite("userFactors", userFactors, users * width);
  demandFinite("filmFactors", filmFactors, films * width);
  demand(isKnownUser.length === users, "array isKnownUser");
  demand(isKnownFilm.length === films, "array isKnownFilm");
}

function checkEase(name: string, weights: EaseWeights, films: number): void {
  demand(weights.films === films, `number ${name}.films`);
  demand(Number.isFinite(weights.lambda) && weights.lambda > 0, `number ${name}.lambda`);
  demand(Number.isFinite(weights.seenWeight), `number ${name}.seenWeight`);
  if (weights.form === "films") {
    const { includedFilms, inverse } = weights;
    demand(
      includedFilms.every((film) => film >= 0 && film < films) && new Set(includedFilms).size === includedFilms.length,
      `array ${name}.weighed`,
    );
    demandFinite(`${name}.inverse`, inverse, includedFilms.length ** 2);
    return;
  }
  const users = weights.byUser.starts.length - 1;
  demandFinite(`${name}.inverse`, weights.inverse, users ** 2);
  demandFinite(`${name}.diagonal`, weights.diagonal, films);
  demand(!weights.diagonal.includes(0), `array ${name}.diagonal`);
  checkRows(`${name}.byUser`, weights.byUser, users, films);
  checkRows(`${name}.byFilm`, weights.byFilm, films, users);
}

function checkWindow({ window, blend }: EaseWindow, films: number): void {
  demand(window.weights.films === films, "number window.films");
  demand(window.weights.half > 0 && Number.isFinite(window.weights.half), "number window.half");
  demand(blend.half > 0 && Number.isFinite(blend.half), "number blend.half");
  demand(blend.windowShare >= 0 && blend.windowShare <= 1, "number blend.windowShare");
  checkRows("window", window.weights, films, films);
}

function checkRows(name: string, { starts, columns, values }: SparseRows, rows: number, columnCount: number): void {
  const isOrdered = starts.every((start, row) => row === 0 || start >= (starts[row - 1] ?? 0));
  demand(
    rows >= 0 && starts.length === rows + 1 && starts[0] === 0 && starts.at(-1) === columns.length && isOrdered,
    `array ${name}.starts`,
  );
  demand(
    columns.every((column) => column >= 0 && column < columnCount),
    `array ${name}.columns`,
  );
  demandFinite(`${name}.values`, values, columns.length);
}

function demandFinite(name: string, numbers: Float32Array | Float64Array, length: number): void {
  demand(numbers.length === length && numbers.every(Number.isFinite), `array ${name}`);
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new ArtefactDamaged(what);
}

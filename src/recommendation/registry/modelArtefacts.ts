import { type EaseModel, type EaseWeights, easeModel } from "../models/ease.ts";
import { type EasePair, easePair } from "../models/easePair.ts";
import { type EaseWindow, easeWindow } from "../models/easeWindow.ts";
import { type SvdModel, svdModel } from "../models/svdModel.ts";
import { windowKnnModel } from "../models/windowKnn.ts";
import type { SparseRows } from "../ratings/sparseRows.ts";
import { type ArtefactContent, ArtefactDamaged } from "./artefact.ts";

/** A served model with the ids of the rated films that it knows. */
export type ServedModel =
  | { readonly kind: "svd"; readonly model: SvdModel; readonly userIds: Int32Array; readonly filmIds: Int32Array }
  | ServedListModel;

/** A served model that ranks films. */
export type ServedListModel = {
  readonly filmIds: Int32Array;
  /** Ratings of each film. */
  readonly counts: Int32Array;
} & (
  | { readonly kind: "ease_pair"; readonly model: EasePair }
  | { readonly kind: "ease_window"; readonly model: EaseWindow }
);

type Meta = Readonly<Record<string, unknown>>;

export function svdToArtefact(
  model: SvdModel,
  userIds: readonly number[],
  filmIds: readonly number[],
): ArtefactContent {
  const { mean, width, ...arrays } = model.weights;
  return {
    meta: { kind: "svd", mean, width },
    arrays: { ...arrays, userIds: Int32Array.from(userIds), filmIds: Int32Array.from(filmIds) },
  };
}

export function easePairToArtefact(model: EasePair, filmIds: readonly number[], counts: Int32Array): ArtefactContent {
  const long = easeToArtefact("long", model.long.weights);
  const short = easeToArtefact("short", model.short.weights);
  return {
    meta: { kind: "ease_pair", shortBelow: model.shortBelow, long: long.meta, short: short.meta },
    arrays: { ...long.arrays, ...short.arrays, filmIds: Int32Array.from(filmIds), counts },
  };
}

export function easeWindowToArtefact(
  { ease, window, blend }: EaseWindow,
  filmIds: readonly number[],
  counts: Int32Array,
): ArtefactContent {
  const { meta, arrays } = easePairToArtefact(ease, filmIds, counts);
  const { films, half, starts, columns, values } = window.weights;
  return {
    meta: { ...meta, kind: "ease_window", blend, window: { films, half } },
    arrays: { ...arrays, "window.starts": starts, "window.columns": columns, "window.values": values },
  };
}

/** @throws ArtefactDamaged where the content is of no model that this program serves */
export function modelFromArtefact({ meta, arrays }: ArtefactContent): ServedModel {
  const reader = new ArrayReader(arrays);
  if (meta.kind === "svd") return svdFromArtefact(meta, reader);
  const filmIds = reader.integers("filmIds");
  const counts = reader.integers("counts");
  if (meta.kind === "ease_pair")
    return { kind: "ease_pair", model: easePairFromArtefact(meta, reader), filmIds, counts };
  if (meta.kind === "ease_window")
    return { kind: "ease_window", model: easeWindowFromArtefact(meta, reader), filmIds, counts };
  throw new ArtefactDamaged(`kind ${String(meta.kind)}`);
}

function easePairFromArtefact(meta: Meta, reader: ArrayReader): EasePair {
  return easePair({
    long: easeFromArtefact("long", metaOf(meta, "long"), reader),
    short: easeFromArtefact("short", metaOf(meta, "short"), reader),
    shortBelow: numberOf(meta, "shortBelow"),
  });
}

function easeWindowFromArtefact(meta: Meta, reader: ArrayReader): EaseWindow {
  const blend = metaOf(meta, "blend");
  const window = metaOf(meta, "window");
  return easeWindow({
    ease: easePairFromArtefact(meta, reader),
    window: windowKnnModel({
      films: numberOf(window, "films"),
      half: numberOf(window, "half"),
      starts: reader.integers("window.starts"),
      columns: reader.integers("window.columns"),
      values: reader.singles("window.values"),
    }),
    blend: { half: numberOf(blend, "half"), windowShare: numberOf(blend, "windowShare") },
  });
}

function svdFromArtefact(meta: Meta, reader: ArrayReader): ServedModel {
  const model = svdModel({
    mean: numberOf(meta, "mean"),
    width: numberOf(meta, "width"),
    userBiases: reader.floats("userBiases"),
    filmBiases: reader.floats("filmBiases"),
    userFactors: reader.floats("userFactors"),
    filmFactors: reader.floats("filmFactors"),
    isKnownUser: reader.flags("isKnownUser"),
    isKnownFilm: reader.flags("isKnownFilm"),
  });
  return { kind: "svd", model, userIds: reader.integers("userIds"), filmIds: reader.integers("filmIds") };
}

function easeToArtefact(name: string, weights: EaseWeights): ArtefactContent {
  const { form, films, lambda, seenWeight } = weights;
  const meta = { form, films, lambda, seenWeight };
  if (weights.form === "films")
    return { meta, arrays: { [`${name}.inverse`]: weights.inverse, [`${name}.weighed`]: weights.includedFilms } };
  const rows = (side: string, { starts, columns, values }: SparseRows) => ({
    [`${name}.${side}.starts`]: starts,
    [`${name}.${side}.columns`]: columns,
    [`${name}.${side}.values`]: values,
  });
  return {
    meta,
    arrays: {
      [`${name}.inverse`]: weights.inverse,
      [`${name}.diagonal`]: weights.diagonal,
      ...rows("byUser", weights.byUser),
      ...rows("byFilm", weights.byFilm),
    },
  };
}

/** What `easeToArtefact` wrote. */
function easeFromArtefact(name: string, meta: Meta, reader: ArrayReader): EaseModel {
  const common = {
    films: numberOf(meta, "films"),
    lambda: numberOf(meta, "lambda"),
    seenWeight: numberOf(meta, "seenWeight"),
  };
  const inverse = reader.doubles(`${name}.inverse`);
  if (meta.form === "films")
    return easeModel({ ...common, form: "films", inverse, includedFilms: reader.integers(`${name}.weighed`) });
  const rows = (side: string): SparseRows => ({
    starts: reader.integers(`${name}.${side}.starts`),
    columns: reader.integers(`${name}.${side}.columns`),
    values: reader.singles(`${name}.${side}.values`),
  });
  const diagonal = reader.doubles(`${name}.diagonal`);
  return easeModel({ ...common, form: "users", inverse, diagonal, byUser: rows("byUser"), byFilm: rows("byFilm") });
}

function numberOf(meta: Meta, name: string): number {
  const value = meta[name];
  if (typeof value !== "number") throw new ArtefactDamaged(`number ${name}`);
  return value;
}

function metaOf(meta: Meta, name: string): Meta {
  const value = meta[name];
  if (typeof value !== "object" || value === null) throw new ArtefactDamaged(`object ${name}`);
  return { ...value };
}

/** Arrays by name and type. Each method throws ArtefactDamaged where the array is missing or of another type. */
class ArrayReader {
  readonly #arrays: ArtefactContent["arrays"];

  constructor(arrays: ArtefactContent["arrays"]) {
    this.#arrays = arrays;
  }

  integers(name: string): Int32Array {
    const array = this.#arrays[name];
    return array instanceof Int32Array ? array : this.#damaged(name);
  }

  singles(name: string): Float32Array {
    const array = this.#arrays[name];
    return array instanceof Float32Array ? array : this.#damaged(name);
  }

  doubles(name: string): Float64Array {
    const array = this.#arrays[name];
    return array instanceof Float64Array ? array : this.#damaged(name);
  }

  floats(name: string): Float32Array | Float64Array {
    return this.#arrays[name] instanceof Float64Array ? this.doubles(name) : this.singles(name);
  }

  flags(name: string): Uint8Array {
    const array = this.#arrays[name];
    return array instanceof Uint8Array ? array : this.#damaged(name);
  }

  #damaged(name: string): never {
    throw new ArtefactDamaged(`array ${name}`);
  }
}

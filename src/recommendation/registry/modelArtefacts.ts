import { type EaseModel, type EaseWeights, easeModel } from "../models/ease.ts";
import { type EasePair, easePair } from "../models/easePair.ts";
import { type SvdModel, svdModel } from "../models/svdModel.ts";
import type { SparseRows } from "../ratings/sparseRows.ts";
import { type ArtefactContent, ArtefactDamaged } from "./artefact.ts";

/** A served model with the films that it knows, by their number in the library's table of rated films. */
export type ServedModel =
  | { readonly kind: "svd"; readonly model: SvdModel; readonly userIds: Int32Array; readonly filmIds: Int32Array }
  | {
      readonly kind: "ease_pair";
      readonly model: EasePair;
      readonly filmIds: Int32Array;
      /** How many rated each film. */
      readonly counts: Int32Array;
    };

export function svdToArtefact(
  model: SvdModel,
  userIds: readonly number[],
  filmIds: readonly number[],
): ArtefactContent {
  const { mean, width, ...arrays } = model.numbers;
  return {
    meta: { kind: "svd", mean, width },
    arrays: { ...arrays, userIds: Int32Array.from(userIds), filmIds: Int32Array.from(filmIds) },
  };
}

export function easePairToArtefact(model: EasePair, filmIds: readonly number[], counts: Int32Array): ArtefactContent {
  const long = partsOf("long", model.long.weights);
  const short = partsOf("short", model.short.weights);
  return {
    meta: { kind: "ease_pair", shortBelow: model.shortBelow, long: long.meta, short: short.meta },
    arrays: { ...long.arrays, ...short.arrays, filmIds: Int32Array.from(filmIds), counts },
  };
}

/** @throws ArtefactDamaged where the content is of no model that this program serves */
export function modelFromArtefact({ meta, arrays }: ArtefactContent): ServedModel {
  const filmIds = arrays.filmIds as Int32Array;
  if (meta.kind === "svd") {
    const numbers = { ...arrays, mean: meta.mean, width: meta.width } as unknown as SvdModel["numbers"];
    return { kind: "svd", model: svdModel(numbers), userIds: arrays.userIds as Int32Array, filmIds };
  }
  if (meta.kind !== "ease_pair") throw new ArtefactDamaged(`kind ${String(meta.kind)}`);
  const part = (name: "long" | "short"): EaseModel => easeModel(numbersOf(name, meta[name], arrays));
  const model = easePair({ long: part("long"), short: part("short"), shortBelow: Number(meta.shortBelow) });
  return { kind: "ease_pair", model, filmIds, counts: arrays.counts as Int32Array };
}

function partsOf(name: string, numbers: EaseWeights): ArtefactContent {
  const { form, films, lambda, seenWeight } = numbers;
  const meta = { form, films, lambda, seenWeight };
  if (numbers.form === "films")
    return { meta, arrays: { [`${name}.inverse`]: numbers.inverse, [`${name}.weighed`]: numbers.includedFilms } };
  const rows = (side: string, { starts, columns, values }: SparseRows) => ({
    [`${name}.${side}.starts`]: starts,
    [`${name}.${side}.columns`]: columns,
    [`${name}.${side}.values`]: values,
  });
  return {
    meta,
    arrays: {
      [`${name}.inverse`]: numbers.inverse,
      [`${name}.diagonal`]: numbers.diagonal,
      ...rows("byUser", numbers.byUser),
      ...rows("byFilm", numbers.byFilm),
    },
  };
}

/** What `partsOf` wrote; the artefact's checksum stands for its shape. */
function numbersOf(name: string, meta: unknown, arrays: ArtefactContent["arrays"]): EaseWeights {
  const of = (part: string) => arrays[`${name}.${part}`];
  const rows = (side: string) => ({
    starts: of(`${side}.starts`),
    columns: of(`${side}.columns`),
    values: of(`${side}.values`),
  });
  const numbers = {
    ...(meta as object),
    inverse: of("inverse"),
    includedFilms: of("weighed"),
    diagonal: of("diagonal"),
    byUser: rows("byUser"),
    byFilm: rows("byFilm"),
  };
  return numbers as unknown as EaseWeights;
}

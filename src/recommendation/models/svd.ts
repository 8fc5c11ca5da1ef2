import { normalRandom, pseudoRandom, shuffle } from "../ratings/pseudoRandom.ts";
import { meanRating, type RatingSet } from "../ratings/ratingSet.ts";
import { svdKernel } from "./kernels/svdEpoch.ts";
import type { FitOptions } from "./model.ts";
import { knownOf, type SvdModel, svdModel } from "./svdModel.ts";
import { SVD_DEFAULTS, type SvdParams } from "./svdParams.ts";

/** The kernel takes two vectors of four at a time; what is beyond the factors stays zero. */
const LANES = 8;
const PAGE_BYTES = 65_536;

/**
 * Biases and factors by stochastic gradient descent, in 32 bits and SIMD; both factors of a rating move by the error
 * of the same moment. `svdReference.ts` says the same in 64 bits.
 *
 * Source: S. Funk, "Netflix Update: Try This at Home" (2006); scikit-surprise's `SVD`.
 */
export function fitSvd(ratings: RatingSet, params: Partial<SvdParams> = {}, control: FitOptions = {}): SvdModel {
  const all = { ...SVD_DEFAULTS, ...params };
  const width = Math.ceil(all.n_factors / LANES) * LANES;
  const users = ratings.userIds.length;
  const films = ratings.filmIds.length;
  const count = ratings.values.length;
  const room = layOut({
    order: count,
    users: count,
    films: count,
    values: count,
    userBiases: users,
    filmBiases: films,
    userFactors: users * width,
    filmFactors: films * width,
  });
  const { memory, at } = room;
  const ints = (name: keyof typeof at, length: number) => new Int32Array(memory.buffer, at[name], length);
  const floats = (name: keyof typeof at, length: number) => new Float32Array(memory.buffer, at[name], length);
  const order = ints("order", count).map((_, place) => place);
  ints("users", count).set(ratings.users);
  ints("films", count).set(ratings.films);
  floats("values", count).set(ratings.values);
  const normal = normalRandom(pseudoRandom(all.random_state));
  for (const [name, rows] of [
    ["userFactors", users],
    ["filmFactors", films],
  ] as const)
    scatter(floats(name, rows * width), width, all, normal);

  const kernel = svdKernel(memory);
  const mean = meanRating(ratings);
  const random = pseudoRandom(all.random_state + 1);
  const keep = 1 - all.lr_all * all.reg_all;
  for (let epoch = 0; epoch < all.n_epochs; epoch += 1) {
    if (all.shuffle) shuffle(order, random);
    if (all.shuffle || epoch === 0) ints("order", count).set(order);
    kernel.epoch(
      at.order,
      count,
      at.users,
      at.films,
      at.values,
      at.userBiases,
      at.filmBiases,
      at.userFactors,
      at.filmFactors,
      width * 4,
      mean,
      all.lr_all,
      keep,
    );
    control.onProgress?.((epoch + 1) / all.n_epochs);
  }
  return svdModel({
    mean,
    userBiases: floats("userBiases", users).slice(),
    filmBiases: floats("filmBiases", films).slice(),
    userFactors: floats("userFactors", users * width).slice(),
    filmFactors: floats("filmFactors", films * width).slice(),
    width,
    ...knownOf(ratings),
  });
}

/** A memory with room for columns of four-byte numbers, each beginning at a whole vector. */
function layOut<Name extends string>(lengths: Readonly<Record<Name, number>>) {
  let end = 0;
  const at = {} as Record<Name, number>;
  for (const name of Object.keys(lengths) as Name[]) {
    at[name] = end;
    end += Math.ceil((lengths[name] * 4) / 16) * 16;
  }
  return { memory: new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) + 1 }), at };
}

function scatter(factors: Float32Array, width: number, params: SvdParams, normal: () => number): void {
  for (let row = 0; row < factors.length; row += width) {
    for (let f = 0; f < params.n_factors; f += 1) factors[row + f] = params.init_mean + params.init_std_dev * normal();
  }
}

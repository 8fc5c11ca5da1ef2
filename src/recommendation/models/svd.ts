import { normalRandom, pseudoRandom, shuffle } from "../ratings/pseudoRandom.ts";
import { meanRating, type RatingSet } from "../ratings/ratingSet.ts";
import { type SvdKernel, svdKernel } from "./kernels/svdEpoch.ts";
import type { FitOptions } from "./model.ts";
import { knownOf, type SvdModel, svdModel } from "./svdModel.ts";
import { SVD_DEFAULTS, type SvdParams } from "./svdParams.ts";

/** The kernel takes two vectors of four at a time; what is beyond the factors stays zero. */
const LANES = 8;
const PAGE_BYTES = 65_536;
const FLOAT_BYTES = 4;
const VECTOR_BYTES = 16;

/**
 * Biases and factors by stochastic gradient descent, in 32 bits and SIMD; both factors of a rating move by the error
 * of the same moment. `svdReference.ts` computes the same in 64 bits.
 *
 * Source: S. Funk, "Netflix Update: Try This at Home" (2006); scikit-surprise's `SVD`.
 */
export function fitSvd(ratings: RatingSet, params: Partial<SvdParams> = {}, options: FitOptions = {}): SvdModel {
  const all = { ...SVD_DEFAULTS, ...params };
  const state = new SvdState(ratings, Math.ceil(all.n_factors / LANES) * LANES);
  state.initialise(all);
  const order = Int32Array.from({ length: ratings.values.length }, (_, index) => index);
  const random = pseudoRandom(all.random_state + 1);
  for (let epoch = 0; epoch < all.n_epochs; epoch += 1) {
    if (all.shuffle) shuffle(order, random);
    state.runEpoch(order, all);
    options.onProgress?.((epoch + 1) / all.n_epochs);
  }
  return svdModel({ ...state.weights(), ...knownOf(ratings) });
}

type Column = "order" | "users" | "films" | "values" | "userBiases" | "filmBiases" | "userFactors" | "filmFactors";

/** Ratings, biases and factors in the memory that the kernel works in. */
class SvdState {
  readonly #count: number;
  readonly #users: number;
  readonly #films: number;
  /** Numbers of one user or film, a multiple of the kernel's lanes. */
  readonly #width: number;
  readonly #mean: number;
  readonly #memory: WebAssembly.Memory;
  /** By column: its address. */
  readonly #at: Readonly<Record<Column, number>>;
  readonly #kernel: SvdKernel;

  constructor(ratings: RatingSet, width: number) {
    this.#count = ratings.values.length;
    this.#users = ratings.userIds.length;
    this.#films = ratings.filmIds.length;
    this.#width = width;
    this.#mean = meanRating(ratings);
    const { memory, at } = layOut({
      order: this.#count,
      users: this.#count,
      films: this.#count,
      values: this.#count,
      userBiases: this.#users,
      filmBiases: this.#films,
      userFactors: this.#users * width,
      filmFactors: this.#films * width,
    });
    this.#memory = memory;
    this.#at = at;
    this.#kernel = svdKernel(memory);
    this.#integers("users", this.#count).set(ratings.users);
    this.#integers("films", this.#count).set(ratings.films);
    this.#floats("values", this.#count).set(ratings.values);
  }

  /** Random factors; biases begin at zero. */
  initialise(params: SvdParams): void {
    const normal = normalRandom(pseudoRandom(params.random_state));
    scatter(this.#floats("userFactors", this.#users * this.#width), this.#width, params, normal);
    scatter(this.#floats("filmFactors", this.#films * this.#width), this.#width, params, normal);
  }

  /** One pass over all ratings. @param order their indices */
  runEpoch(order: Int32Array, { lr_all, reg_all }: SvdParams): void {
    this.#integers("order", this.#count).set(order);
    const at = this.#at;
    this.#kernel.epoch(
      at.order,
      this.#count,
      at.users,
      at.films,
      at.values,
      at.userBiases,
      at.filmBiases,
      at.userFactors,
      at.filmFactors,
      this.#width * FLOAT_BYTES,
      this.#mean,
      lr_all,
      1 - lr_all * reg_all,
    );
  }

  /** Copies of what was learnt. */
  weights() {
    return {
      mean: this.#mean,
      width: this.#width,
      userBiases: this.#floats("userBiases", this.#users).slice(),
      filmBiases: this.#floats("filmBiases", this.#films).slice(),
      userFactors: this.#floats("userFactors", this.#users * this.#width).slice(),
      filmFactors: this.#floats("filmFactors", this.#films * this.#width).slice(),
    };
  }

  #integers(column: Column, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, this.#at[column], length);
  }

  #floats(column: Column, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.#at[column], length);
  }
}

/** A memory with room for columns of four-byte numbers, each beginning at a whole vector. */
function layOut(lengths: Readonly<Record<Column, number>>) {
  let end = 0;
  const addressOf = (column: Column) => {
    const address = end;
    end += Math.ceil((lengths[column] * FLOAT_BYTES) / VECTOR_BYTES) * VECTOR_BYTES;
    return address;
  };
  const at = {
    order: addressOf("order"),
    users: addressOf("users"),
    films: addressOf("films"),
    values: addressOf("values"),
    userBiases: addressOf("userBiases"),
    filmBiases: addressOf("filmBiases"),
    userFactors: addressOf("userFactors"),
    filmFactors: addressOf("filmFactors"),
  };
  return { memory: new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) + 1 }), at };
}

function scatter(factors: Float32Array, width: number, params: SvdParams, normal: () => number): void {
  for (let row = 0; row < factors.length; row += width) {
    for (let f = 0; f < params.n_factors; f += 1) factors[row + f] = params.init_mean + params.init_std_dev * normal();
  }
}

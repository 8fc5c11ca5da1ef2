import { gramKernel } from "../models/kernels/gramPerson.ts";

/** Where one person's ratings are put, and what adds them. */
export interface PersonAdder {
  readonly films: Int32Array;
  readonly weights: Float32Array;
  /** Adds the first `count` of them to XᵀX · from. */
  add(count: number): void;
}

const PAGE_BYTES = 65_536;
const FLOAT_BYTES = 4;
/** The kernel takes four directions at a time. */
const LANES = 4;
const VECTOR_BYTES = LANES * FLOAT_BYTES;

/** Two matrices of films × width, and one person's ratings, in the memory that the kernel works in. */
export class GramMemory {
  readonly matrices: readonly [Float32Array, Float32Array];
  readonly #width: number;
  readonly #memory: WebAssembly.Memory;
  readonly #films: Int32Array;
  readonly #weights: Float32Array;
  readonly #sums: Float32Array;

  /** @param most ratings of one person at most */
  constructor(films: number, width: number, most: number) {
    this.#width = width;
    const matrixBytes = aligned(films * width * FLOAT_BYTES);
    const rowBytes = aligned(most * FLOAT_BYTES);
    const sumsBytes = aligned(width * FLOAT_BYTES);
    const bytes = 2 * matrixBytes + 2 * rowBytes + sumsBytes;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    const { buffer } = this.#memory;
    this.matrices = [new Float32Array(buffer, 0, films * width), new Float32Array(buffer, matrixBytes, films * width)];
    this.#films = new Int32Array(buffer, 2 * matrixBytes, most);
    this.#weights = new Float32Array(buffer, 2 * matrixBytes + rowBytes, most);
    this.#sums = new Float32Array(buffer, 2 * matrixBytes + 2 * rowBytes, width);
  }

  /** @param from, to the two matrices */
  adder(from: Float32Array, to: Float32Array): PersonAdder {
    const [films, weights, sums, width] = [this.#films, this.#weights, this.#sums, this.#width];
    if (width % LANES !== 0)
      return { films, weights, add: (count) => addPerson(count, { films, weights, from, to, sums }) };
    const kernel = gramKernel(this.#memory);
    const at = [from.byteOffset, to.byteOffset, sums.byteOffset, width * FLOAT_BYTES] as const;
    return { films, weights, add: (count) => kernel.addPerson(films.byteOffset, weights.byteOffset, count, ...at) };
  }
}

interface PersonRows {
  readonly films: Int32Array;
  readonly weights: Float32Array;
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly sums: Float32Array;
}

/** What the kernel does, for any width. */
export function addPerson(count: number, { films, weights, from, to, sums }: PersonRows): void {
  const width = sums.length;
  sums.fill(0);
  for (let at = 0; at < count; at += 1) {
    const row = (films[at] ?? 0) * width;
    const weight = weights[at] ?? 0;
    for (let k = 0; k < width; k += 1) sums[k] = (sums[k] ?? 0) + weight * (from[row + k] ?? 0);
  }
  for (let at = 0; at < count; at += 1) {
    const row = (films[at] ?? 0) * width;
    const weight = weights[at] ?? 0;
    for (let k = 0; k < width; k += 1) to[row + k] = (to[row + k] ?? 0) + weight * (sums[k] ?? 0);
  }
}

const aligned = (bytes: number) => Math.ceil(bytes / VECTOR_BYTES) * VECTOR_BYTES;

import type { SparseVectors, WeightingOptions } from "./sparseVectors.ts";

/** Terms that vectors are made of, with the column and the weight of each. */
export interface Vocabulary {
  readonly width: number;
  readonly columnOf: ReadonlyMap<string, number>;
  /** By column. */
  readonly terms: readonly string[];
  /** By column: ln(rows / rows with the term), or 1. */
  readonly rarity: Float64Array;
}

export interface WeightedTerms {
  readonly vectors: SparseVectors;
  readonly vocabulary: Vocabulary;
}

/**
 * Collects rows of terms as numbers, so that the texts of a whole library never are in memory at once, and converts them
 * to unit vectors when all are known. Each term is weighted by 1 + ln(occurrences) and, with `byRarity`, also by
 * ln(rows / rows with it).
 *
 * Source: G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval" (1988).
 */
export class TermRows {
  readonly #ids = new Map<string, number>();
  /** By id: rows with the term. */
  readonly #frequencies: number[] = [];
  readonly #starts: number[] = [0];
  readonly #terms = new GrowingArray((length) => new Int32Array(length));
  readonly #counts = new GrowingArray((length) => new Float32Array(length));

  add(terms: readonly string[]): void {
    for (const [term, count] of countTerms(terms)) {
      let id = this.#ids.get(term);
      if (id === undefined) {
        id = this.#ids.size;
        this.#ids.set(term, id);
        this.#frequencies.push(0);
      }
      this.#frequencies[id] = (this.#frequencies[id] ?? 0) + 1;
      this.#terms.push(id);
      this.#counts.push(count);
    }
    this.#starts.push(this.#terms.length);
  }

  weigh({ minRows, maxShare, byRarity }: WeightingOptions): WeightedTerms {
    const rows = this.#starts.length - 1;
    const columns = new Int32Array(this.#ids.size).fill(-1);
    const columnOf = new Map<string, number>();
    const rarity: number[] = [];
    for (const [term, id] of this.#ids) {
      const count = this.#frequencies[id] ?? 0;
      if (count < minRows || count > maxShare * rows) continue;
      columns[id] = columnOf.size;
      columnOf.set(term, columnOf.size);
      rarity.push(byRarity ? Math.log(rows / count) : 1);
    }
    const vocabulary = {
      width: columnOf.size,
      columnOf,
      terms: [...columnOf.keys()],
      rarity: Float64Array.from(rarity),
    };
    return { vocabulary, vectors: this.#toVectors(columns, vocabulary) };
  }

  #toVectors(columnOfId: Int32Array, { width, rarity }: Vocabulary): SparseVectors {
    const rows = this.#starts.length - 1;
    const starts = new Int32Array(rows + 1);
    const columns = new GrowingArray((length) => new Int32Array(length));
    const values = new GrowingArray((length) => new Float32Array(length));
    for (let row = 0; row < rows; row += 1) {
      for (let at = this.#starts[row] ?? 0; at < (this.#starts[row + 1] ?? 0); at += 1) {
        const column = columnOfId[this.#terms.get(at)] ?? -1;
        if (column < 0) continue;
        columns.push(column);
        values.push((1 + Math.log(this.#counts.get(at))) * (rarity[column] ?? 0));
      }
      starts[row + 1] = columns.length;
    }
    const vectors = { rows, width, starts, columns: columns.trimmed(), values: values.trimmed() };
    normalizeRows(vectors);
    return vectors;
  }
}

/** Rows with a vocabulary that is already known: unknown terms are left out. */
export function encodeTerms(
  { width, columnOf, rarity }: Vocabulary,
  rows: readonly (readonly string[])[],
): SparseVectors {
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  rows.forEach((terms, row) => {
    for (const [term, count] of countTerms(terms)) {
      const column = columnOf.get(term);
      if (column === undefined) continue;
      columns.push(column);
      values.push((1 + Math.log(count)) * (rarity[column] ?? 0));
    }
    starts[row + 1] = columns.length;
  });
  const vectors = {
    rows: rows.length,
    width,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
  normalizeRows(vectors);
  return vectors;
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function normalizeRows({ rows, starts, values }: SparseVectors): void {
  for (let row = 0; row < rows; row += 1) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let squares = 0;
    for (let at = from; at < to; at += 1) squares += (values[at] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let at = from; at < to; at += 1) values[at] = (values[at] ?? 0) / length;
  }
}

const FIRST_LENGTH = 1_024;

/** A typed array that doubles when it is full. */
class GrowingArray<T extends Int32Array | Float32Array> {
  readonly #make: (length: number) => T;
  #values: T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(FIRST_LENGTH);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  get(at: number): number {
    return this.#values[at] ?? 0;
  }

  trimmed(): T {
    const trimmed = this.#make(this.length);
    trimmed.set(this.#values.subarray(0, this.length));
    return trimmed;
  }
}

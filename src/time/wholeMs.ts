declare const whole: unique symbol;

/** Milliseconds without a fraction: the database refuses any other in a column of whole numbers. */
export type WholeMs = number & { readonly [whole]: true };

/** Towards zero, as `bigint` readings of a file's times are. */
export function wholeMs(milliseconds: number | bigint): WholeMs {
  // The only place where a number becomes a `WholeMs`.
  return Math.trunc(Number(milliseconds)) as WholeMs;
}

import { logGamma } from "./gamma.ts";

const TINY = 1e-300;
const PRECISION = 1e-15;
const MAX_STEPS = 10_000;

/**
 * How likely a value of Fisher's F distribution is at least `value`.
 *
 * @param between degrees of freedom of the numerator, above 0
 * @param within degrees of freedom of the denominator, above 0
 */
export function fTail(value: number, between: number, within: number): number {
  if (value <= 0) return 1;
  if (value === Number.POSITIVE_INFINITY) return 0;
  return regularisedBeta(within / 2, between / 2, within / (within + between * value));
}

/**
 * The regularised incomplete beta function I_x(a, b).
 *
 * Source: W. H. Press et al., Numerical Recipes, 6.4: Lentz's continued fraction, on the side where it converges fast.
 */
export function regularisedBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const scale = Math.exp(logScale);
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(a, b, x)) / a : 1 - (scale * fraction(b, a, 1 - x)) / b;
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let step = 1; step < MAX_STEPS; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    product *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return product;
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

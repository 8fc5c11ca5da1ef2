const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const TINY = 1e-300;
const PRECISION = 1e-15;
const MAX_STEPS = 10_000;

/**
 * The upper regularised incomplete gamma function Q(a, x), without the loss that 1 − P(a, x) would have in the tail.
 *
 * Source: W. H. Press et al., Numerical Recipes, 6.2: the series below a + 1, Lentz's continued fraction above.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
}

/** How likely χ² reaches `value` by chance. */
export const chiSquaredTail = (value: number, degrees: number): number => upperGamma(degrees / 2, value / 2);

/** 2 · Φ(−|z|): the probability that a standard normal value is at least this far from zero, on either side. */
export const normalTails = (z: number): number => (Number.isFinite(z) ? upperGamma(0.5, (z * z) / 2) : 0);

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < MAX_STEPS && Math.abs(term) > Math.abs(sum) * PRECISION; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let product = d;
  for (let step = 1; step < MAX_STEPS; step += 1) {
    const an = -step * (step - a);
    b += 2;
    d = 1 / away(an * d + b);
    c = away(b + an / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return product;
}

const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** ln Γ, by Lanczos' approximation: fifteen digits. */
export function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const x = value - 1;
  const t = x + LANCZOS.length - 0.5;
  let sum = 0.99999999999980993;
  LANCZOS.forEach((weight, at) => {
    sum += weight / (x + at + 1);
  });
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

import { oklchOf } from "./oklch.ts";

/** Below this chroma a pixel is grey to the eye. */
const LEAST_CHROMA = 0.035;
/** Of the picture, so much must have a colour: a black and white poster has no hue, whatever its grain says. */
const LEAST_SHARE = 0.06;
const BINS = 24;
const DEGREES_A_BIN = 360 / BINS;

/**
 * The hue that strikes the eye in a picture: the one with the most colour, not the average, which is brown for most.
 * @param pixels RGBA, four bytes each
 * @returns its hue in degrees and its mean chroma, or null for a picture without colours
 */
export function dominantHue(pixels: Uint8Array | Uint8ClampedArray): { hue: number; chroma: number } | null {
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, along: 0, across: 0, chroma: 0, count: 0 }));
  let coloured = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const { chroma, hue } = oklchOf([pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]);
    if (chroma < LEAST_CHROMA) continue;
    coloured += 1;
    const bin = bins[Math.floor(hue / DEGREES_A_BIN) % BINS];
    if (!bin) continue;
    bin.weight += chroma;
    bin.along += chroma * Math.cos((hue * Math.PI) / 180);
    bin.across += chroma * Math.sin((hue * Math.PI) / 180);
    bin.chroma += chroma;
    bin.count += 1;
  }
  if (coloured < (pixels.length / 4) * LEAST_SHARE) return null;

  // A hue at the border of two bins counts in both.
  const around = bins.map((_, index) => [-1, 0, 1].flatMap((step) => bins[(index + step + BINS) % BINS] ?? []));
  const best = around.toSorted((a, b) => sum(b, "weight") - sum(a, "weight"))[0] ?? [];
  const angle = (Math.atan2(sum(best, "across"), sum(best, "along")) * 180) / Math.PI;
  return { hue: (angle + 360) % 360, chroma: sum(best, "chroma") / sum(best, "count") };
}

function sum<Key extends string>(bins: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return bins.reduce((total, bin) => total + bin[key], 0);
}

import { contrast, luminance } from "./contrast.ts";

/** WCAG 2.2, 1.4.11: what is large enough needs this contrast. */
const LEAST_CONTRAST = 3;
/** Of the logo's own pixels, so many must stand out. */
const LEAST_SHARE = 0.8;
const OPAQUE = 128;

/**
 * Whether a logo can be read on a ground.
 * @param pixels RGBA, four bytes each; transparent ones are not the logo's
 * @param ground a computed CSS colour, `rgb(19, 16, 24)`
 */
export function isReadableOn(pixels: Uint8ClampedArray, ground: string): boolean {
  const [red = 0, green = 0, blue = 0] = (ground.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const behind = luminance(red, green, blue);
  let own = 0;
  let readable = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) < OPAQUE) continue;
    own += 1;
    const shown = luminance(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    if (contrast(shown, behind) >= LEAST_CONTRAST) readable += 1;
  }
  return own > 0 && readable / own >= LEAST_SHARE;
}

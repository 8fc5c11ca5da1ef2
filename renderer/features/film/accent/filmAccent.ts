import { dominantHue } from "./dominantHue.ts";
import { type Rgb, rgbOf } from "./oklch.ts";

/** The colours of a film's page that follow its poster. Those of the page keep their contrast for every hue. */
interface AccentColours {
  /** Of buttons, stars and the focus ring. */
  readonly accent: Rgb;
  /** Of words and icons on the page. */
  readonly text: Rgb;
  /** Behind the heading. */
  readonly wash: Rgb;
}

/** Lightness decides the contrast, so each theme has its own and every hue the same. Chroma: at least, at most. */
const LOOKS = {
  dark: { accent: [0.8, 0.09, 0.17], text: [0.85, 0.07, 0.13], wash: [0.27, 0.045, 0.09] },
  light: { accent: [0.62, 0.11, 0.2], text: [0.42, 0.09, 0.16], wash: [0.9, 0.04, 0.08] },
} as const;

export type AccentTheme = keyof typeof LOOKS;

/**
 * @param pixels of the poster or of its preview, RGBA
 * @returns the colours of one theme, or null for a poster without colours
 */
export function accentOf(pixels: Uint8Array | Uint8ClampedArray, theme: AccentTheme): AccentColours | null {
  const found = dominantHue(pixels);
  return found && accentOfHue(found.hue, found.chroma, theme);
}

export function accentOfHue(hue: number, chroma: number, theme: AccentTheme): AccentColours {
  const { accent, text, wash } = LOOKS[theme];
  const colour = ([lightness, least, most]: readonly [number, number, number]) =>
    rgbOf({ lightness, chroma: Math.min(most, Math.max(least, chroma * 1.3)), hue });
  return { accent: colour(accent), text: colour(text), wash: colour(wash) };
}

import type { CSSProperties } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { placeholderPixels } from "../../../components/placeholder.ts";
import { type AccentTheme, accentOf } from "./filmAccent.ts";
import type { Rgb } from "./oklch.ts";

type Film = Pick<FilmDetail, "poster">;

/**
 * The page's accent in the colours of the film's poster, for both themes.
 * @returns custom properties for the page's element; undefined without colours, and for people who asked for more
 *   contrast or less data: the page then keeps its amber
 */
export function accentStyle(film: Film): CSSProperties | undefined {
  const [dark, light] = [cssAccent(film, "dark"), cssAccent(film, "light")];
  if (!dark || !light || !CSS.supports("color", "light-dark(red, blue)")) return undefined;
  const either = (key: keyof typeof dark) => `light-dark(${light[key]}, ${dark[key]})`;
  return { "--accent": either("accent"), "--accent-text": either("text"), "--wash": either("wash") };
}

/**
 * Colours of CSS by the film's poster. Nothing is loaded for them: they are those of the small preview that comes with
 * the film.
 * @returns null where there are none, or where none are wanted
 */
export function cssAccent({ poster }: Film, theme: AccentTheme): Record<"accent" | "text" | "wash", string> | null {
  const pixels = poster?.placeholder && isWanted() ? placeholderPixels(poster.placeholder) : null;
  const found = pixels && accentOf(pixels, theme);
  return found && { accent: css(found.accent), text: css(found.text), wash: css(found.wash) };
}

const css = (colour: Rgb): string => `rgb(${colour.join(" ")})`;

const UNWANTED = ["(prefers-reduced-data: reduce)", "(prefers-contrast: more)", "(forced-colors: active)"];

function isWanted(): boolean {
  return navigator.connection?.saveData !== true && !UNWANTED.some((query) => matchMedia(query).matches);
}

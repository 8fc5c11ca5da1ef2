import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dominantHue } from "../../../renderer/features/film/accent/dominantHue.ts";
import { accentOf, accentOfHue } from "../../../renderer/features/film/accent/filmAccent.ts";
import { oklchOf, type Rgb, rgbOf } from "../../../renderer/features/film/accent/oklch.ts";
import { contrast, luminance } from "../../../renderer/features/film/contrast.ts";

const RENDERER = join(import.meta.dirname, "../../../renderer");
const STYLES = join(RENDERER, "styles");
const TOKENS = readFileSync(join(STYLES, "tokens.css"), "utf8");
const HUES = Array.from({ length: 72 }, (_, step) => step * 5);
const CHROMAS = [0.035, 0.1, 0.3];

/** The colours of the theme as the page declares them. */
function tokensOf(theme: "dark" | "light"): (name: string) => Rgb {
  const block = TOKENS.slice(TOKENS.indexOf(`[data-theme="${theme}"]`));
  return (name) => {
    const digits = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block)?.[1];
    if (!digits) throw new Error(`no colour --${name}`);
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
  };
}

const ratio = (a: Rgb, b: Rgb) => contrast(luminance(...a), luminance(...b));

test.each(["dark", "light"] as const)("every hue keeps the contrast of AA in the %s theme", (theme) => {
  const token = tokensOf(theme);
  for (const hue of HUES) {
    for (const chroma of CHROMAS) {
      const { accent, text, wash } = accentOfHue(hue, chroma, theme);
      for (const behind of [token("ground"), token("surface"), token("raised"), wash])
        expect(ratio(text, behind), `text of hue ${hue}`).toBeGreaterThanOrEqual(4.5);
      for (const ink of [token("ink"), token("ink-quiet")])
        expect(ratio(ink, wash), `the page's words on the wash of hue ${hue}`).toBeGreaterThanOrEqual(4.5);
      expect(ratio(token("accent-ink"), accent), `a button of hue ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test("buttons and stars stand out from the page in both themes", () => {
  for (const theme of ["dark", "light"] as const) {
    const ground = tokensOf(theme)("ground");
    for (const hue of HUES) expect(ratio(accentOfHue(hue, 0.2, theme).accent, ground)).toBeGreaterThanOrEqual(3);
    for (const behind of ["ground", "surface", "raised"])
      expect(ratio(tokensOf(theme)("accent"), tokensOf(theme)(behind)), behind).toBeGreaterThanOrEqual(3);
    expect(ratio(tokensOf(theme)("accent-ink"), tokensOf(theme)("accent"))).toBeGreaterThanOrEqual(4.5);
  }
});

test("the ring of the focus stands out from every ground of the page", () => {
  const page = readFileSync(join(STYLES, "page.css"), "utf8");
  const ring = /:focus-visible \{\s*outline: 2px solid var\(--([a-z-]+)\)/.exec(page)?.[1] ?? "";
  for (const theme of ["dark", "light"] as const) {
    const token = tokensOf(theme);
    for (const behind of ["ground", "surface", "raised"])
      expect(ratio(token(ring), token(behind)), `${theme}, ${behind}`).toBeGreaterThanOrEqual(3);
  }
});

test("a wash is seen: it differs from the page's own ground", () => {
  for (const theme of ["dark", "light"] as const) {
    const ground = oklchOf(tokensOf(theme)("ground"));
    for (const hue of HUES) {
      const wash = oklchOf(accentOfHue(hue, 0.12, theme).wash);
      expect(wash.chroma - ground.chroma).toBeGreaterThan(0.02);
    }
  }
});

const picture = (...parts: readonly (readonly [count: number, colour: Rgb])[]) =>
  new Uint8Array(parts.flatMap(([count, colour]) => Array.from({ length: count }, () => [...colour, 255]).flat()));

test("what strikes the eye is the hue, not the average: a red title on a grey poster, not its brown mean", () => {
  const red = dominantHue(picture([80, [90, 88, 86]], [20, [200, 30, 30]]));
  expect(red?.hue).toBeCloseTo(oklchOf([200, 30, 30]).hue, 0);
  const orangeNotTeal = dominantHue(picture([60, [240, 140, 30]], [40, [20, 120, 130]]));
  expect(orangeNotTeal?.hue).toBeCloseTo(oklchOf([240, 140, 30]).hue, 0);
});

test("a hue around 0° is not split in two", () => {
  const [before, after] = [
    rgbOf({ lightness: 0.6, chroma: 0.15, hue: 355 }),
    rgbOf({ lightness: 0.6, chroma: 0.15, hue: 5 }),
  ];
  const hue = dominantHue(picture([30, before], [30, after], [40, [40, 160, 80]]))?.hue ?? 180;
  expect(Math.min(hue, 360 - hue)).toBeLessThan(3);
});

test("a poster in black and white has no accent, and neither has a grain of colour", () => {
  expect(accentOf(picture([60, [20, 20, 20]], [40, [230, 228, 224]]), "dark")).toBeNull();
  expect(accentOf(picture([97, [20, 20, 20]], [3, [255, 0, 0]]), "dark")).toBeNull();
});

test("a colour survives the way through lightness, chroma and hue", () => {
  for (const colour of [
    [255, 0, 0],
    [12, 200, 99],
    [250, 240, 230],
    [3, 4, 5],
  ] as const) {
    const back = rgbOf(oklchOf(colour));
    for (const at of [0, 1, 2] as const) expect(Math.abs(back[at] - colour[at])).toBeLessThanOrEqual(3);
  }
});

test("words and rings have the accent of words, which stands out from every ground, and not that of buttons", () => {
  const classes = /(?<![\w-])(?:[\w-]+:)*(?:text|outline|decoration)-accent(?![\w-])/g;
  const sources = globSync("**/*.{ts,tsx}", { cwd: RENDERER }).flatMap((file) => {
    // A star is an icon: it is as large as a button.
    const text = readFileSync(join(RENDERER, file), "utf8").replaceAll("fill-accent text-accent", "");
    return [...text.matchAll(classes)].map(([found]) => `${file}: ${found}`);
  });
  expect(sources).toEqual([]);
});

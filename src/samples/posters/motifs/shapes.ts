import type { Palette } from "../palettes.ts";

/**
 * A picture around the point (0, 0), as an SVG fragment. A poster shows x −250 to 250 and y −300 to 450, of which the
 * lower third lies behind the title; a backdrop shows more at both sides, so that grounds reach far out.
 */
export type Motif = (palette: Palette, chance: () => number) => string;

/** Beyond every edge. */
export const FAR = 1_400;

const number = (value: number) => String(Math.round(value * 10) / 10);

export function circle(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fill}"${seen(opacity)}/>`;
}

export function ring(x: number, y: number, radius: number, width: number, colour: string, opacity = 1): string {
  return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="none" stroke="${colour}" stroke-width="${number(width)}"${seen(opacity)}/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"${seen(opacity)}/>`;
}

export function shape(path: string, fill: string, opacity = 1): string {
  return `<path d="${path}" fill="${fill}"${seen(opacity)}/>`;
}

export function line(path: string, width: number, colour: string, opacity = 1): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${number(width)}"${seen(opacity)}/>`;
}

/** Straight from point to point, closed. */
export function polygon(points: readonly (readonly [number, number])[], fill: string, opacity = 1): string {
  return shape(`M${points.map(([x, y]) => `${number(x)} ${number(y)}`).join(" ")}Z`, fill, opacity);
}

export function transformed(x: number, y: number, degrees: number, inner: string): string {
  return `<g transform="translate(${number(x)} ${number(y)}) rotate(${number(degrees)})">${inner}</g>`;
}

/** Draws `count` shapes; the callback gets the index of each. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join("");
}

/** Wedges of light from one point, `open` degrees each. */
export function rays(
  x: number,
  y: number,
  count: number,
  open: number,
  fill: string,
  opacity: number,
  turn = 0,
): string {
  const reach = Math.tan(((open / 2) * Math.PI) / 180) * FAR;
  return repeat(count, (index) =>
    transformed(
      x,
      y,
      turn + (index * 360) / count,
      polygon(
        [
          [0, 0],
          [FAR, -reach],
          [FAR, reach],
        ],
        fill,
        opacity,
      ),
    ),
  );
}

export function stars(count: number, colour: string, chance: () => number, lowest = 120): string {
  return repeat(count, () =>
    circle(
      -620 + chance() * 1_040,
      -320 + chance() * (lowest + 320),
      0.8 + chance() * 1.9,
      colour,
      0.35 + chance() * 0.6,
    ),
  );
}

const seen = (opacity: number) => (opacity === 1 ? "" : ` opacity="${opacity}"`);

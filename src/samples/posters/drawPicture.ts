import type { ArtDirection } from "./artDirection.ts";
import { layOutTitle } from "./lettering/layOutTitle.ts";
import { measureText, renderText } from "./lettering/renderText.ts";

/** The text on a poster. */
export interface PosterText {
  readonly title: string;
  readonly director: string;
  readonly year: number;
}

export const POSTER = { width: 500, height: 750 } as const;
export const BACKDROP = { width: 1280, height: 720 } as const;
export const LOGO = { width: 500, height: 160 } as const;

const MARGIN = 36;
const TITLE_ROOM = { width: POSTER.width - 2 * MARGIN, height: 176 };
/** Foot of the last line of the title, and of the small line below. */
const TITLE_FOOT = POSTER.height - 88;
const SMALL_FOOT = POSTER.height - 38;
const SMALL = { size: 15.5, weight: 11, spacing: 36 };

/** A poster: the picture above, title, director and year below it, as SVG. It needs no font. */
export function drawPoster(words: PosterText, { motif, palette }: ArtDirection, seed: number): string {
  const picture = `<g transform="translate(250 284)">${motif(palette, chanceFrom(seed))}</g>`;
  const { lines, lettering, lineHeight } = layOutTitle(words.title, TITLE_ROOM.width, TITLE_ROOM.height);
  const top = TITLE_FOOT - lettering.size - (lines.length - 1) * lineHeight;
  const title = lines.map((line, index) =>
    renderText(line, MARGIN, TITLE_FOOT - (lines.length - 1 - index) * lineHeight, lettering, palette.ink),
  );
  return svg(POSTER, palette.ground, [
    picture,
    veil(palette.ground, top),
    ...title,
    `<rect x="${MARGIN}" y="${SMALL_FOOT - 33}" width="${POSTER.width - 2 * MARGIN}" height="1.5" fill="${palette.ink}" opacity=".5"/>`,
    ...smallLine(words, palette.ink),
  ]);
}

/** The same picture, wide and without words: they are the page's. */
export function drawBackdrop({ motif, palette }: ArtDirection, seed: number): string {
  return svg(BACKDROP, palette.ground, [
    `<g transform="translate(850 350) scale(1.12)">${motif(palette, chanceFrom(seed))}</g>`,
  ]);
}

/** The same picture from elsewhere: each number is a place and a distance of its own. */
export function drawStill({ motif, palette }: ArtDirection, seed: number, number: number): string {
  const [x, y, scale] = VIEWS[number % VIEWS.length] ?? VIEWS[0];
  return svg(BACKDROP, palette.ground, [
    `<g transform="translate(${x} ${y}) scale(${scale})">${motif(palette, chanceFrom(seed + number))}</g>`,
  ]);
}

const VIEWS = [
  [640, 360, 1],
  [430, 330, 1.5],
  [640, 330, 0.9],
  [760, 460, 2.1],
  [560, 300, 1.25],
] as const;

/** The title alone, without a ground. */
export function drawLogo(title: string, { palette }: ArtDirection): string {
  const { lines, lettering, lineHeight } = layOutTitle(title, LOGO.width - 2, LOGO.height - 24);
  const height = lettering.size + (lines.length - 1) * lineHeight;
  const foot = (LOGO.height + height) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LOGO.width}" height="${LOGO.height}">${lines
    .map((line, index) => renderText(line, 0, foot - (lines.length - 1 - index) * lineHeight, lettering, palette.pale))
    .join("")}</svg>`;
}

function smallLine({ director, year }: PosterText, colour: string): string[] {
  const yearWidth = measureText(String(year), SMALL);
  const room = POSTER.width - 2 * MARGIN - yearWidth - 20;
  const fitting = Math.min(1, room / Math.max(1, measureText(director, SMALL)));
  return [
    renderText(director, MARGIN, SMALL_FOOT, { ...SMALL, size: SMALL.size * fitting }, colour),
    renderText(String(year), POSTER.width - MARGIN - yearWidth, SMALL_FOOT, SMALL, colour),
  ];
}

/** The ground rises behind the letters, so that they can be read on every picture. */
function veil(ground: string, top: number): string {
  const start = top - 96;
  return `<defs><linearGradient id="veil" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${ground}" stop-opacity="0"/><stop offset="1" stop-color="${ground}" stop-opacity=".97"/></linearGradient></defs>
<rect y="${start}" width="${POSTER.width}" height="84" fill="url(#veil)"/><rect y="${start + 83.5}" width="${POSTER.width}" height="${POSTER.height}" fill="${ground}" opacity=".97"/>`;
}

function svg({ width, height }: { width: number; height: number }, ground: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${ground}"/>${parts.join("")}</svg>`;
}

/** The same chances for the same seed, on every machine. */
function chanceFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

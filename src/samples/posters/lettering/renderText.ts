import { GLYPHS, MARKS } from "./glyphs.ts";

export interface Lettering {
  /** Height of a capital, pixels. */
  readonly size: number;
  /** Width of the pen, in hundredths of the size. */
  readonly weight: number;
  /** Between two letters, in hundredths of the size. */
  readonly spacing: number;
}

interface Letter {
  readonly strokes: string;
  readonly width: number;
  readonly marks: readonly string[];
}

const SPACE_WIDTH = 34;

/** Width in pixels, from the edge of the first stroke to the edge of the last. */
export function measureText(text: string, { size, weight, spacing }: Lettering): number {
  const letters = lettersOf(text);
  const widths = letters.reduce((sum, letter) => sum + letter.width, 0);
  return ((widths + spacing * Math.max(0, letters.length - 1) + weight) * size) / 100;
}

/** A line of text as strokes: its left edge at `x`, its foot at `y`, pixels. What has no letter here leaves a gap. */
export function renderText(text: string, x: number, y: number, lettering: Lettering, colour: string): string {
  const { size, weight, spacing } = lettering;
  let pen = weight / 2;
  const drawn: string[] = [];
  for (const { strokes, width, marks } of lettersOf(text)) {
    if (strokes !== "") drawn.push(`<path d="${strokes}" transform="translate(${round(pen)})"/>`);
    for (const mark of marks) drawn.push(`<path d="${mark}" transform="translate(${round(pen + width / 2)})"/>`);
    pen += width + spacing;
  }
  const scale = size / 100;
  return `<g fill="none" stroke="${colour}" stroke-width="${weight}" stroke-miterlimit="2" transform="translate(${round(x)} ${round(y - size)}) scale(${round(scale)})">${drawn.join("")}</g>`;
}

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (const character of text.replaceAll("ß", "SS").toUpperCase().replaceAll(/[’‘]/g, "'").normalize("NFD")) {
    const mark = MARKS[character];
    const last = letters.at(-1);
    if (mark !== undefined && last) {
      letters[letters.length - 1] = { ...last, marks: [...last.marks, mark] };
      continue;
    }
    const glyph = GLYPHS[character] ?? { width: SPACE_WIDTH, strokes: "" };
    letters.push({ ...glyph, marks: [] });
  }
  return letters;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

import { type Lettering, measureText } from "./renderText.ts";

export interface TitleLayout {
  readonly lines: readonly string[];
  readonly lettering: Lettering;
  /** From foot to foot, pixels. */
  readonly lineHeight: number;
}

const MAX_LINES = 4;
const MAX_FONT_SIZE = 92;
const WEIGHT = 15;
const SPACING = 25;
/** Of the size; leaves room for accents on capitals. */
const LEADING = 1.42;
/** One more line has to make the letters so much larger. */
const WORTH_A_LINE = 1.12;
/** A lone article on a line of its own. */
const LONE_LETTERS = 3;
const LONE_PENALTY = 1.25;

/**
 * Breaks a title into lines so that its letters come out as large as the room allows.
 * @param width and height of the room, pixels
 */
export function layOutTitle(title: string, width: number, height: number): TitleLayout {
  const words = title.split(" ");
  let best: TitleLayout | null = null;
  for (let count = 1; count <= Math.min(MAX_LINES, words.length); count += 1) {
    const lines = balanced(words, count);
    const unit = { size: 1, weight: WEIGHT, spacing: SPACING };
    const widest = Math.max(...lines.map((line) => measureText(line, unit)));
    const size = Math.min(MAX_FONT_SIZE, width / widest, height / (1 + (lines.length - 1) * LEADING));
    if (!best || size > best.lettering.size * WORTH_A_LINE)
      best = { lines, lettering: { ...unit, size }, lineHeight: size * LEADING };
  }
  return best ?? { lines: [], lettering: { size: 0, weight: WEIGHT, spacing: SPACING }, lineHeight: 0 };
}

/** So many lines, the longest as short as it can be. */
function balanced(words: readonly string[], count: number): string[] {
  if (count === 1) return [words.join(" ")];
  let best: string[] | null = null;
  for (let taken = 1; taken <= words.length - count + 1; taken += 1) {
    const lines = [words.slice(0, taken).join(" "), ...balanced(words.slice(taken), count - 1)];
    if (!best || longest(lines) < longest(best)) best = lines;
  }
  return best ?? [words.join(" ")];
}

function longest(lines: readonly string[]): number {
  const widest = Math.max(...lines.map((line) => measureText(line, { size: 100, weight: WEIGHT, spacing: SPACING })));
  const isLone = lines.length > 2 && lines.some((line) => line.length <= LONE_LETTERS);
  return isLone ? widest * LONE_PENALTY : widest;
}

/** Converts markup of subtitle formats to WebVTT cue text. */
import { resolveEntities } from "../../nfo/index.ts";

type Style = "i" | "b" | "u";
const STYLE_BY_TAG: ReadonlyMap<string, Style> = new Map(
  Object.entries<Style>({ i: "i", em: "i", b: "b", strong: "b", u: "u" }),
);

/** Longer than any text that fits on a screen; a longer text is truncated. */
const MAX_LENGTH = 2_000;
/**
 * A tag, or a block of override codes (`{\i1\an8}`), which SubRip files also hold. Neither matches across another
 * opening of its kind; otherwise each of many unclosed openings would scan the rest of the line (quadratic time).
 */
const MARKUP = /<(\/?)([a-z][a-z0-9]{0,20})\b([^<>]*)>|\{(\\[^{}]*)\}/gi;
const OVERRIDE = /\\(?:([ibu])(\d{1,3})|an([1-9])|a(\d{1,2})|p(\d)(?!\w)|r)/g;

export interface StyledText {
  readonly text: string;
  /** Whether the cue is at the top; null when the text does not state a position. */
  readonly isAtTop: boolean | null;
}

/**
 * Builds cue text. Only styles that WebVTT supports are kept; everything else is escaped or dropped, so that no
 * markup of a file reaches the page.
 */
export class CueTextBuilder {
  readonly #open: Style[] = [];
  #text = "";
  #length = 0;

  /** @param text plain: without markup and entities */
  add(text: string): void {
    const kept = text.slice(0, MAX_LENGTH - this.#length);
    this.#length += kept.length;
    this.#text += kept.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  }

  set(style: Style, isOn: boolean): void {
    const isOpen = this.#open.includes(style);
    if (isOpen === isOn) return;
    if (isOn) {
      this.#open.push(style);
      this.#text += `<${style}>`;
      return;
    }
    // Tags must be nested correctly: inner tags are closed and reopened.
    const after = this.#open.slice(this.#open.indexOf(style) + 1);
    this.#text += [...after.toReversed(), style].map((name) => `</${name}>`).join("");
    this.#text += after.map((name) => `<${name}>`).join("");
    this.#open.splice(this.#open.indexOf(style), 1);
  }

  /** Closes all styles. */
  reset(): void {
    for (const style of this.#open.toReversed()) this.set(style, false);
  }

  /** @returns the text without empty lines, which would end a WebVTT cue */
  build(): string {
    this.reset();
    return this.#text
      .replaceAll("\0", "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join("\n")
      .replaceAll(/<([ibu])><\/\1>/g, "");
  }
}

/** Text with HTML-like tags, entities and override codes, as in SubRip, WebVTT and SAMI. `<br>` is a line break. */
export function fromTags(source: string, initial: readonly Style[] = []): StyledText {
  const builder = new CueTextBuilder();
  for (const style of initial) builder.set(style, true);
  let isAtTop: boolean | null = null;
  eachPart(
    source,
    (text) => builder.add(resolveEntities(text)),
    (match) => {
      const [, slash, tag = "", , codes] = match;
      if (codes !== undefined) isAtTop = applyOverrides(codes, builder).isAtTop ?? isAtTop;
      else if (tag.toLowerCase() === "br") builder.add("\n");
      else {
        const style = STYLE_BY_TAG.get(tag.toLowerCase());
        if (style) builder.set(style, slash === "");
      }
    },
  );
  return { text: builder.build(), isAtTop };
}

/** Text of an ASS or SSA event: override blocks, `\N`, `\h`; vector drawings are dropped. */
export function fromAss(source: string, initial: readonly Style[] = []): StyledText {
  const builder = new CueTextBuilder();
  for (const style of initial) builder.set(style, true);
  let isAtTop: boolean | null = null;
  let isDrawing = false;
  for (const [index, piece] of source.split("{").entries()) {
    const end = index === 0 ? -1 : piece.indexOf("}");
    if (end >= 0) {
      const found = applyOverrides(piece.slice(0, end), builder, initial);
      isAtTop = found.isAtTop ?? isAtTop;
      isDrawing = found.isDrawing ?? isDrawing;
    }
    const text = piece.slice(end + 1);
    if (!isDrawing) builder.add(text.replaceAll(/\\[Nn]/g, "\n").replaceAll("\\h", "\u{a0}"));
  }
  return { text: builder.build(), isAtTop };
}

function eachPart(source: string, onText: (text: string) => void, onMarkup: (match: RegExpExecArray) => void): void {
  let end = 0;
  for (const match of source.matchAll(MARKUP)) {
    onText(source.slice(end, match.index));
    onMarkup(match);
    end = match.index + match[0].length;
  }
  onText(source.slice(end));
}

function applyOverrides(codes: string, builder: CueTextBuilder, initial: readonly Style[] = []) {
  let isAtTop: boolean | null = null;
  let isDrawing: boolean | null = null;
  for (const [whole, style, value, numpad, legacy, drawing] of codes.matchAll(OVERRIDE)) {
    // `b` may also be a weight, such as 700.
    if (style !== undefined) builder.set(STYLE_BY_TAG.get(style) ?? "i", Number(value) > 0);
    if (numpad !== undefined) isAtTop = Number(numpad) >= 7;
    if (legacy !== undefined) isAtTop = isLegacyTop(Number(legacy));
    if (drawing !== undefined) isDrawing = drawing !== "0";
    if (whole === "\\r") {
      builder.reset();
      for (const own of initial) builder.set(own, true);
    }
  }
  return { isAtTop, isDrawing };
}

/** Alignment of SSA: 1 to 3 at the bottom, 5 to 7 at the top, 9 to 11 in the middle. */
export function isLegacyTop(alignment: number): boolean {
  return alignment >= 5 && alignment <= 7;
}

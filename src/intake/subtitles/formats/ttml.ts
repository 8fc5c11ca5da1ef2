import { resolveEntities } from "../../../nfo/index.ts";
import { type Cue, parseTime } from "../cue.ts";
import { CueTextBuilder } from "../cueText.ts";

/** A tag with its name, without namespace prefix. It cannot contain another `<`. */
const TAG = /<(\/?)(?:[\w-]{1,30}:)?([a-z]{1,20})\b([^<>]*)>/gi;
/** Longer than any tag of a subtitle. */
const MAX_ATTRIBUTES_LENGTH = 2_000;
const OFFSET = /^(\d{1,12}(?:\.\d{1,6})?)(h|ms|m|s|f|t)$/;
const FRAMES = /^(\d{1,3}:\d{1,2}:\d{1,2}):(\d{1,3})$/;
const USUAL_RATE = 30;
const SECONDS: ReadonlyMap<string, number> = new Map(Object.entries({ h: 3_600, m: 60, s: 1, ms: 0.001 }));

interface Units {
  readonly frameRate: number;
  readonly tickRate: number;
}

type Attributes = ReadonlyMap<string, string>;

/** TTML and its profiles (DFXP, IMSC): text, line breaks, italics and the region at the top. */
export function parseTtml(text: string): Cue[] {
  return new TtmlReader().read(text);
}

/** Reads the tags sequentially, because many files are not well-formed XML. */
class TtmlReader {
  readonly #cues: Cue[] = [];
  readonly #italic = new Set<string>();
  readonly #top = new Set<string>();
  readonly #spans: boolean[] = [];
  #units: Units = { frameRate: USUAL_RATE, tickRate: 1 };
  #cue: { startMs: number; endMs: number; isAtTop: boolean; builder: CueTextBuilder } | null = null;

  read(text: string): Cue[] {
    let end = 0;
    for (const match of text.matchAll(TAG)) {
      this.#cue?.builder.add(resolveEntities(text.slice(end, match.index).replaceAll(/\s+/g, " ")));
      const [whole, slash, name = "", attributes = ""] = match;
      if (slash === "/") this.#close(name.toLowerCase());
      else this.#open(name.toLowerCase(), attributesOf(attributes));
      end = match.index + whole.length;
    }
    this.#settle();
    return this.#cues;
  }

  #open(name: string, attributes: Attributes): void {
    if (name === "tt") this.#units = unitsOf(attributes);
    if (name === "style" && isItalic(attributes)) this.#italic.add(attributes.get("id") ?? "");
    if (name === "region" && attributes.get("displayalign") === "before") this.#top.add(attributes.get("id") ?? "");
    if (name === "p") this.#start(attributes);
    if (name === "br") this.#cue?.builder.add("\n");
    if (name === "span") {
      this.#spans.push(this.#isItalic(attributes));
      if (this.#isItalic(attributes)) this.#cue?.builder.set("i", true);
    }
  }

  #close(name: string): void {
    if (name === "p") this.#settle();
    if (name === "span" && this.#spans.pop() && !this.#spans.includes(true)) this.#cue?.builder.set("i", false);
  }

  #start(attributes: Attributes): void {
    this.#settle();
    const startMs = timeOf(attributes.get("begin"), this.#units);
    if (startMs === null) return;
    const endMs = timeOf(attributes.get("end"), this.#units);
    const durationMs = timeOf(attributes.get("dur"), this.#units) ?? 0;
    const builder = new CueTextBuilder();
    if (this.#isItalic(attributes)) builder.set("i", true);
    const isAtTop = this.#top.has(attributes.get("region") ?? "");
    this.#cue = { startMs, endMs: endMs ?? startMs + durationMs, isAtTop, builder };
  }

  #settle(): void {
    this.#spans.length = 0;
    if (!this.#cue) return;
    const { builder, ...cue } = this.#cue;
    this.#cues.push({ ...cue, text: builder.build() });
    this.#cue = null;
  }

  #isItalic(attributes: Attributes): boolean {
    const styles = attributes.get("style")?.split(" ") ?? [];
    return isItalic(attributes) || styles.some((style) => this.#italic.has(style));
  }
}

/** Attribute names without namespace prefix, and values in single or double quotes. */
function attributesOf(source: string): Attributes {
  const pieces = source.slice(0, MAX_ATTRIBUTES_LENGTH).split(/["']/);
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < pieces.length; index += 2) {
    const before = (pieces[index] ?? "").replace("=", "").trim();
    found.set((before.split(/[\s:]/).at(-1) ?? "").toLowerCase(), pieces[index + 1] ?? "");
  }
  return found;
}

function isItalic(attributes: Attributes): boolean {
  return /^(?:italic|oblique)$/.test(attributes.get("fontstyle") ?? "");
}

/** https://www.w3.org/TR/ttml2/#parameter-vocabulary-attributes */
function unitsOf(attributes: Attributes): Units {
  const rate = Number(attributes.get("framerate")) || USUAL_RATE;
  const [above = 1, below = 1] = (attributes.get("frameratemultiplier") ?? "1 1").split(/[ :]/).map(Number);
  const frameRate = (rate * above) / below || USUAL_RATE;
  return { frameRate, tickRate: Number(attributes.get("tickrate")) || 1 };
}

/** `00:00:01.500`, `00:00:01:12` (frames), `1.5s`, `36f` or `10000000t`, in milliseconds. */
function timeOf(text: string | undefined, { frameRate, tickRate }: Units): number | null {
  if (text === undefined) return null;
  const [, value, unit] = OFFSET.exec(text.trim()) ?? [];
  if (unit === "f") return (Number(value) / frameRate) * 1_000;
  if (unit === "t") return (Number(value) / tickRate) * 1_000;
  if (unit !== undefined) return Number(value) * (SECONDS.get(unit) ?? 0) * 1_000;
  const [, clock, frames] = FRAMES.exec(text.trim()) ?? [];
  if (clock !== undefined) return (parseTime(clock) ?? 0) + (Number(frames) / frameRate) * 1_000;
  return parseTime(text);
}

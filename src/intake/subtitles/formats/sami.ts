import { type Cue, type CueContext, closeCues } from "../cue.ts";
import { fromTags } from "../cueText.ts";

const SYNC = /<sync\b[^<>]*>/gi;
const START = /\bstart\s{0,5}=\s{0,5}["']?(\d{1,10})/i;
const PARAGRAPH = /<p\b([^<>]*)>/gi;
const CLASS = /\bclass\s{0,5}=\s{0,5}["']?([\w-]{1,40})/i;
/** `.ENCC { Name: English; lang: en-US; }` */
const CLASS_LANGUAGE = /\.([\w-]{1,40})\s{0,20}\{[^{}]{0,200}?\blang\s{0,5}:\s{0,5}([a-z-]{2,12})/gi;
const HEAD_LENGTH = 16_384;

interface Paragraph {
  readonly startMs: number;
  readonly className: string | null;
  readonly source: string;
}

/** SAMI. A file may contain several languages as classes: the requested one is used, otherwise the first. */
export function parseSami(text: string, { language }: CueContext): Cue[] {
  const paragraphs = readParagraphs(text);
  const chosen = chooseClass(text.slice(0, HEAD_LENGTH), paragraphs, language);
  const cues = paragraphs
    .filter(({ className }) => className === null || className === chosen)
    .map(({ startMs, source }) => {
      const { text: content, isAtTop } = fromTags(source.replaceAll(/[\r\n]+/g, " "));
      return { startMs, endMs: null, text: content.trim() === "" ? "" : content, isAtTop: isAtTop ?? false };
    });
  return closeCues(cues);
}

/** The content between consecutive `<SYNC>` tags, with one paragraph per class. */
function readParagraphs(text: string): Paragraph[] {
  const syncs = [...text.matchAll(SYNC)];
  return syncs.flatMap((sync, index) => {
    const startMs = Number(START.exec(sync[0])?.[1] ?? Number.NaN);
    if (Number.isNaN(startMs)) return [];
    const content = text.slice(sync.index + sync[0].length, syncs[index + 1]?.index);
    const starts = [...content.matchAll(PARAGRAPH)];
    if (starts.length === 0) return [{ startMs, className: null, source: content }];
    return starts.map((start, at) => ({
      startMs,
      className: CLASS.exec(start[1] ?? "")?.[1]?.toLowerCase() ?? null,
      source: content.slice(start.index + start[0].length, starts[at + 1]?.index),
    }));
  });
}

function chooseClass(head: string, paragraphs: readonly Paragraph[], language: string | null): string | null {
  const [wanted] = language?.toLowerCase().split("-") ?? [];
  const found = [...head.matchAll(CLASS_LANGUAGE)].find(([, , tag]) => tag?.toLowerCase().split("-")[0] === wanted);
  return found?.[1]?.toLowerCase() ?? paragraphs.find(({ className }) => className !== null)?.className ?? null;
}

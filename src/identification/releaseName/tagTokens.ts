import type { Token } from "./tokenize.ts";
import { AMBIGUOUS_TAGS, CAPITALS_ONLY } from "./vocabulary/languageWords.ts";
import { MAX_PHRASE_BY_FIRST_WORD_LENGTH, PHRASES, type PhraseMeaning } from "./vocabulary/phrases.ts";
import { TECHNICAL_PREFIXES, TECHNICAL_WORDS, type TechnicalField } from "./vocabulary/technicalWords.ts";

/** The meaning of a word of a name, or of the phrase it is part of. */
export interface Tag extends PhraseMeaning {
  /** Words the phrase spans; all of them carry its tag. */
  readonly span: number;
  /** The phrase's first word. */
  readonly isHead: boolean;
}

/** One tag, or none, for each word. The longest phrase wins. */
export function tagTokens(words: readonly Token[]): (Tag | null)[] {
  const tags: (Tag | null)[] = [];
  while (tags.length < words.length) {
    const tag = anniversary(words, tags.length) ?? longestPhrase(words, tags.length);
    if (!tag) {
      tags.push(null);
      continue;
    }
    for (let index = 0; index < tag.span; index += 1) tags.push(index === 0 ? tag : { ...tag, isHead: false });
  }
  return tags;
}

const ORDINAL = /^\d{1,3}(?:st|nd|rd|th|e|eme)$/;
const ANNIVERSARY_NOUNS: ReadonlySet<string> = new Set(["edition", "cut", "version", "remaster", "collection"]);

/** `25th Anniversary`, `40th Anniversary Edition` */
function anniversary(words: readonly Token[], from: number): Tag | null {
  const [ordinal, noun, third] = [words[from], words[from + 1], words[from + 2]];
  if (!ordinal || !noun || !ORDINAL.test(ordinal.folded) || !/^annivers(?:ary|aire)$/.test(noun.folded)) return null;
  const span = third && ANNIVERSARY_NOUNS.has(third.folded) && third.group === noun.group ? 3 : 2;
  return { kind: "edition", field: "edition", value: `${ordinal.folded} Anniversary`, span, isHead: true };
}

function longestPhrase(words: readonly Token[], from: number): Tag | null {
  const first = words[from];
  if (!first) return null;
  const longest = MAX_PHRASE_BY_FIRST_WORD_LENGTH.get(first.folded);
  if (longest === undefined) return tagByShape(first.folded);
  let phrase = first.folded;
  let found = isSpelledAsTag(first) ? tagOf(phrase, 1) : null;
  for (let span = 2; span <= longest; span += 1) {
    const word = words[from + span - 1];
    if (!word || word.group !== first.group) break;
    phrase += ` ${word.folded}`;
    found = tagOf(phrase, span) ?? found;
  }
  return found;
}

/** `LiNE` and `line` are tags, *Line* is a word of a title; `FR` is a tag, *Fr* may be. */
function isSpelledAsTag({ folded, text }: Token): boolean {
  if (AMBIGUOUS_TAGS.has(folded)) return text.slice(1) !== folded.slice(1) || text === folded;
  return !CAPITALS_ONLY.has(folded) || text === text.toUpperCase();
}

function tagOf(phrase: string, span: number): Tag | null {
  const meaning = PHRASES.get(phrase);
  return meaning ? { kind: meaning.kind, field: meaning.field, value: meaning.value, span, isHead: true } : null;
}

const SCANNED = /^(\d{3,4})[pi](\d{2,3})?$/;
const FRAME = /^(\d{3,4})x(\d{3,4})$/;
const SMALL_FACT =
  /^(?:\d{1,4}(?:mb|gb|go|mo|tb|kbps|kbit|mbps|mbits|fps|ch|bits?|vo)|\d?audio|crf\d+|v\d|s\d{2,3}|lame.*|dd[ap+]?\d?|aac\d|flac\d|ac3\d|dts\d)$/;

function tagByShape(word: string): Tag | null {
  const sure = (field: TechnicalField, value: string): Tag => ({ kind: "sure", field, value, span: 1, isHead: true });
  const first = word.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  if (isDigit) {
    const scanned = SCANNED.exec(word);
    if (scanned) return sure("resolution", `${scanned[1]}p`);
    const frame = FRAME.exec(word);
    if (frame) return sure("resolution", resolutionOf(Number(frame[1]), Number(frame[2])));
  } else if (word.length >= 5) {
    const beginning = TECHNICAL_PREFIXES.find((candidate) => word.startsWith(candidate));
    const technical = beginning === undefined ? undefined : TECHNICAL_WORDS.get(beginning);
    if (technical) return sure(technical.field, technical.value);
  }
  return word.length <= 8 && SMALL_FACT.test(word)
    ? { kind: "hint", field: "note", value: word, span: 1, isHead: true }
    : null;
}

/** The usual name of a frame size. The width decides, because wide films have few lines. */
function resolutionOf(width: number, height: number): string {
  const steps: readonly (readonly [number, number, string])[] = [
    [3200, 1600, "2160p"],
    [1800, 1000, "1080p"],
    [1200, 700, "720p"],
    [960, 570, "576p"],
  ];
  return steps.find(([wide, high]) => width >= wide || height >= high)?.[2] ?? "480p";
}

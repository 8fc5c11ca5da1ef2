import type { ExtraContext, ExtraMark } from "./extraMark.ts";
import { findExtraLabel } from "./findExtraLabel.ts";
import { isYearWord } from "./findYear.ts";
import { titleKey, titleWords } from "./normalizeTitle.ts";
import type { Tag } from "./tagTokens.ts";
import type { Token, Tokens } from "./tokenize.ts";
import { EDITION_NOUNS } from "./vocabulary/editionWords.ts";
import {
  EXTRA_ADJECTIVES,
  EXTRA_FOLDER_WORDS,
  EXTRA_FOLDERS,
  EXTRA_PHRASES,
  LEADING_EXTRA_PHRASES,
  longestExtraPhrase,
  SAMPLE_FOLDERS,
  SAMPLE_WORDS,
  TRAILER_WORDS,
  UNMISTAKABLE_EXTRA_PHRASES,
} from "./vocabulary/extraWords.ts";

/** The kind of extra that a folder name states. @param above the parent folder: `Heat (1995)/Heat Bonus` */
export function kindOfFolder(folder: string, above = ""): "extra" | "sample" | null {
  const words = titleWords(folder);
  const name = words.join(" ");
  if (SAMPLE_FOLDERS.has(name)) return "sample";
  if (isExtrasFolder(words)) return "extra";
  const title = titleWords(above);
  const length = words.findIndex((word, at) => word !== title[at]);
  return length > 0 && isExtrasFolder(words.slice(length)) ? "extra" : null;
}

/** A known name, or only words about extras: `Deleted & Extended Scenes`, `Bonus Disc 2`. */
function isExtrasFolder(words: readonly string[]): boolean {
  if (EXTRA_FOLDERS.has(words.join(" "))) return true;
  const isFiller = (word: string) => EXTRA_FOLDER_WORDS.get(word) !== undefined || /^\d{1,2}$/.test(word);
  return words.length > 1 && words.every(isFiller) && words.some((word) => EXTRA_FOLDER_WORDS.get(word) === "decisive");
}

/**
 * Detects a sample or extra by its own name. The word must be separate: the whole name, after a dash
 * (`Heat-trailer`), a year or a dot, or next to the folder's title. *I Live in a Trailer* and *The Interview* are
 * films.
 */
export function findExtraMark(tokens: Tokens, context: ExtraContext): ExtraMark | null {
  const { words } = tokens;
  const [first] = words;
  if (!first) return null;
  return (
    findSample(words, context) ??
    findLeadingMark(tokens, context) ??
    findMark(tokens, context) ??
    findExtraLabel(words, context) ??
    findBonusMark(words)
  );
}

/** `sample-heat`, `heat-sample`, `heat.sample` next to technical words or in the film's folder. */
function findSample(words: readonly Token[], { tags, years, folderKey }: ExtraContext): ExtraMark | null {
  const last = words.length - 1;
  const [first, end] = [words[0], words[last]];
  if (first && SAMPLE_WORDS.has(first.folded) && (last === 0 || /^[-.]/.test(words[1]?.gap ?? "")))
    return { kind: "sample", from: 0, to: 1 };
  if (!end || last === 0 || !SAMPLE_WORDS.has(end.folded)) return null;
  const hasEvidence = years.length > 0 || folderKey !== null || tags.some((tag) => tag?.kind === "sure");
  const isSeparate = end.gap.endsWith("-") || (hasEvidence && /^[._[(]/.test(end.gap));
  return isSeparate ? { kind: "sample", from: last, to: words.length } : null;
}

/**
 * `Trailer Heat`, `Making of Heat`: followed by the folder's title, or by a dash and a title; outside a film's folder
 * only a trailer's name is explicit enough.
 */
function findLeadingMark({ words }: Tokens, { years, folderKey, tags }: ExtraContext): ExtraMark | null {
  // `The Making of Heat`, but *The Trailer* is a title.
  const article = words.length > 2 && EXTRA_ADJECTIVES.has(words[0]?.folded ?? "") ? 1 : 0;
  const ownLength = phraseLength(words, 0, LEADING_EXTRA_PHRASES);
  const length = ownLength > 0 ? ownLength : article + phraseLength(words, article, LEADING_EXTRA_PHRASES);
  if (length === article && ownLength === 0) return null;
  if (ownLength > 0 && isTail(words, length, tags)) return { kind: "extra", from: 0, to: words.length };
  const end = firstIndex(words, (_, at) => years.includes(at) || tags[at]?.kind === "sure");
  const key = titleKey(textOf(words.slice(length, end)));
  const isOfFolder = folderKey !== null && key === folderKey;
  const isClear = folderKey !== null || endsWithPhrase(words, 0, length, TRAILER_WORDS);
  const isDashed = years.length === 0 && / [-–] /.test(words[length]?.gap ?? "") && isClear;
  return isOfFolder || isDashed ? { kind: "extra", from: 0, to: length } : null;
}

/** A phrase after the title: at the end of the name, or before further words about extras. */
function findMark(tokens: Tokens, context: ExtraContext): ExtraMark | null {
  const { words } = tokens;
  const { tags, years } = context;
  for (let at = 0; at < words.length; at += 1) {
    const length = phraseLength(words, at, EXTRA_PHRASES);
    // `Digital Extras` are an edition.
    if (length === 0 || (tags[at]?.kind === "edition" && tags[at]?.isHead === false)) continue;
    const to = at + length;
    const from = skipAdjectives(words, at, context);
    const isLast = isTail(words, to, tags) || (from > 0 && tags[to]?.kind === "sure");
    if (from === 0 && isLast) return { kind: "extra", from: 0, to: words.length };
    const isYearBehind = years.some((year) => year >= to);
    if (isYearBehind && !isOfFolder(words, from, to, context)) {
      // `Jaws Official Trailer 1 (1975) Movie HD`, as video sites name trailers.
      if (from > 0 && to - from > 1 && endsWithPhrase(words, at, to, TRAILER_WORDS))
        return { kind: "extra", from, to: words.length };
      continue;
    }
    if (isEditionLabel(words, to)) continue;
    if (from > 0 && isSeparate(tokens, from, to, isLast, context)) return { kind: "extra", from, to: words.length };
  }
  return null;
}

/** `Heat (1995) - Bonus Track Edition`: a copy of the film. */
function isEditionLabel(words: readonly Token[], from: number): boolean {
  return words.slice(from).some(({ folded, group }) => group === -1 && EDITION_NOUNS.has(folded));
}

/** `Jaws (1975)/Jaws - Theatrical Trailer (1975)`: an unambiguous phrase after the folder's title. */
function isOfFolder(words: readonly Token[], from: number, to: number, { years, folderKey }: ExtraContext): boolean {
  if (folderKey === null || !endsWithPhrase(words, from, to, UNMISTAKABLE_EXTRA_PHRASES)) return false;
  return titleKey(textOf(words.slice(0, from).filter((_, at) => !years.includes(at)))) === folderKey;
}

function isSeparate(
  { words }: Tokens,
  from: number,
  to: number,
  isLast: boolean,
  { years, tags, folderKey }: ExtraContext,
): boolean {
  const [word, before] = [words[from], words[from - 1]];
  if (!word || !before) return false;
  const { gap } = word;
  const isYearBefore = years.some((year) => year < from);
  const isBehindFolderTitle =
    folderKey !== null && titleKey(textOf(words.slice(0, from).filter((_, at) => !years.includes(at)))) === folderKey;
  // `Heat.1995.Trailer.1080p`, `Heat (1995) Featurette`: preceded only by the year.
  if (years.includes(from - 1) && (isLast || tags[to] !== null || isBehindFolderTitle)) return true;
  const isUnmistakable = endsWithPhrase(words, from, to, UNMISTAKABLE_EXTRA_PHRASES) || to - from > 1;
  if (isLast) {
    if (gap.endsWith("-") || / [-–] |_-_/.test(gap) || /[[({]$/.test(gap))
      return isBracketAfterTitle(gap, isUnmistakable, isYearBefore, isBehindFolderTitle);
    return (
      isBehindFolderTitle ||
      isDecisive(words, from, to) ||
      ((isYearBefore || tags.slice(0, from).some((tag) => tag?.kind === "sure")) && /^[._]/.test(gap))
    );
  }
  return (
    (isBehindFolderTitle || isYearBefore) && (/[-–[(._]/.test(gap) || isBehindFolderTitle) && /[-–]|[[(]/.test(gap)
  );
}

/** `Jaws bande annonce`, `Jaws.Deleted.Scenes`: several words that no title ends with. */
function isDecisive(words: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to - 1; at += 1)
    if (phraseLength(words, at, UNMISTAKABLE_EXTRA_PHRASES) === to - at) return true;
  return false;
}

/** `Heat [Trailer]` is explicit; *Rashomon (Short)* is ambiguous. */
function isBracketAfterTitle(
  gap: string,
  isUnmistakable: boolean,
  isYearBefore: boolean,
  isOfFolder: boolean,
): boolean {
  return !/[[({]$/.test(gap) || isUnmistakable || isYearBefore || isOfFolder;
}

/**
 * Followed only by a number, brackets, a language or words about the copy: `Trailer 2`, `Bande-annonce VF`,
 * `trailer_480p`.
 */
function isTail(words: readonly Token[], from: number, tags: readonly (Tag | null)[]): boolean {
  return words
    .slice(from)
    .every(
      ({ text, folded, group }, offset) =>
        (group >= 0 && !isYearWord(folded)) || tags[from + offset] !== null || /^#?\d{1,2}$/.test(text),
    );
}

/** `Official Trailer`, `Le making-of`: the preceding words belong to the phrase. */
function skipAdjectives(words: readonly Token[], at: number, { years }: ExtraContext): number {
  let from = at;
  while (from > 0 && EXTRA_ADJECTIVES.has(words[from - 1]?.folded ?? "") && !years.includes(from - 1)) {
    if (/[[(]$|\s-\s/.test(words[from]?.gap ?? "")) break;
    from -= 1;
  }
  return from;
}

/** Length in words of the longest phrase at `at`; a number may be attached to its last word: `trailer2`. */
function phraseLength(words: readonly Token[], at: number, phrases: ReadonlySet<string>): number {
  const longest = longestExtraPhrase(words[at]?.folded ?? "");
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    let phrase = words[at]?.folded ?? "";
    for (let index = at + 1; index < at + length; index += 1) phrase += ` ${words[index]?.folded}`;
    if (phrases.has(phrase) || phrases.has(withoutNumber(phrase))) return length;
  }
  return 0;
}

/** Whether the words up to `to` end with one of the phrases, which starts at `from` or later. */
function endsWithPhrase(words: readonly Token[], from: number, to: number, phrases: ReadonlySet<string>): boolean {
  for (let at = from; at < to; at += 1) if (phraseLength(words, at, phrases) >= to - at) return true;
  return false;
}

/** `-x02-Making_Of`: numbered extras in older collections. */
function findBonusMark(words: readonly Token[]): ExtraMark | null {
  const at = words.findIndex(
    (word, index) =>
      index > 0 && /^x\d\d$/.test(word.folded) && word.gap.endsWith("-") && words[index + 1]?.gap === "-",
  );
  return at < 0 ? null : { kind: "extra", from: at, to: words.length };
}

/** `trailer2` → `trailer` */
function withoutNumber(phrase: string): string {
  const last = phrase.charCodeAt(phrase.length - 1);
  return last >= 48 && last <= 57 ? phrase.replace(/\d{1,2}$/, "") : phrase;
}

const textOf = (words: readonly Token[]) => words.map(({ text }) => text).join(" ");

function firstIndex(words: readonly Token[], isFound: (word: Token, at: number) => boolean): number {
  const at = words.findIndex(isFound);
  return at < 0 ? words.length : at;
}

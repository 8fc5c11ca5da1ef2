import type { NameMarks } from "./nameMarks.ts";
import type { Tag } from "./tagTokens.ts";
import type { Token } from "./tokenize.ts";
import { CLOSING_COPY_WORDS } from "./vocabulary/closingWords.ts";
import { CLOSING_EDITIONS } from "./vocabulary/editionWords.ts";
import { ARTICLES } from "./vocabulary/titleWords.ts";

/** Words that connect the following words to the title: *Bigger, Longer and Uncut*. */
export const CONNECTING_WORDS: ReadonlySet<string> = new Set(
  "and & or of the a an in et ou de du la le les un une no my".split(" "),
);

const ENGLISH_ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "my", "our"]);

/** Context for finding the end of a title: what follows `hard`, and the name's letter case. */
interface Context {
  readonly isNameEnd: boolean;
  readonly isBeforeYear: boolean;
  readonly isBeforeTechnical: boolean;
  /** The name has no capitals: `belle de jour vost`. */
  readonly isLower: boolean;
  /** The name has no lower-case letters: `BELLE DE JOUR VOST`. */
  readonly isUpper: boolean;
  /** Technical words follow the year, as in scene releases. */
  readonly isRelease: boolean;
}

const RELEASE_NOTES: ReadonlySet<string> = new Set(["proper", "limited", "line dubbed", "subtitles"]);

/** A tag and its words at the end of a possible title. */
interface Trailing {
  readonly kind: Tag["kind"];
  readonly value: string;
  readonly phrase: string;
  readonly words: readonly Token[];
  /**
   * Whether the title before the tag is a single word, with or without an English article. Then the tag may belong to
   * the title: *The Good German*.
   */
  readonly isAdjective: boolean;
}

/** Removes tags before the limit, depending on what follows them. */
export function stripTrailingTags(marks: NameMarks, from: number, hard: number): number {
  const { tokens, tags, extra, episode } = marks;
  if (episode?.from === hard) return hard;
  const { words } = tokens;
  const context = contextOf(marks, from, hard);
  let end = hard;
  while (end > from + 1) {
    const tag = tags[end - 1];
    if (!tag) break;
    let head = end - 1;
    while (head > from && !tags[head]?.isHead) head -= 1;
    const onlyArticle = head === from + 1 && ARTICLES.has(words[from]?.folded ?? "");
    if (head <= from || onlyArticle || CONNECTING_WORDS.has(words[head - 1]?.folded ?? "")) break;
    const phrase = words.slice(head, end);
    const trailing = {
      kind: tag.kind,
      value: tag.value,
      phrase: phrase.map((word) => word.folded).join(" "),
      words: phrase,
      isAdjective: head - from === 1 || (head - from === 2 && ENGLISH_ARTICLES.has(words[from]?.folded ?? "")),
    };
    if (!isCopy(trailing, context)) break;
    end = head;
  }
  return extra && end > extra.from && extra.from > from ? extra.from : end;
}

function contextOf({ tokens: { name, words }, tags, year }: NameMarks, from: number, hard: number): Context {
  const isNameEnd = hard === words.length;
  const isBeforeYear = year?.at === hard;
  const isTagged = tags[hard]?.kind !== undefined;
  const first = words.slice(from, from + 3);
  return {
    isNameEnd,
    isBeforeYear,
    isBeforeTechnical:
      !isNameEnd && !isBeforeYear && (tags[hard]?.kind === "sure" || (isTagged && words[hard]?.group !== -1)),
    isLower: name === name.toLowerCase(),
    isUpper: first.every(({ text }) => text === text.toUpperCase()),
    isRelease: isBeforeYear && words[hard]?.group === -1 && tags.some((tag, at) => at > hard && tag?.kind === "sure"),
  };
}

function isCopy(tag: Trailing, context: Context): boolean {
  switch (tag.kind) {
    case "sure":
      return true;
    case "edition":
      return isEdition(tag, context);
    case "language":
      return context.isBeforeTechnical || isLanguage(tag, context);
    case "hint":
      return context.isBeforeTechnical || isHint(tag, context);
  }
}

function isEdition({ phrase }: Trailing, { isNameEnd, isBeforeYear, isBeforeTechnical }: Context): boolean {
  if (isBeforeYear) return phrase !== "limited";
  return (
    isBeforeTechnical ||
    CLOSING_EDITIONS.has(phrase) ||
    phrase.includes(" annivers") ||
    (!isNameEnd && phrase.length > 2)
  );
}

/** `The.Fall.GERMAN.2006`, `In.Bruges.German.DL.2008`, but *The Good German* (2006); at the end only a short code. */
function isLanguage(tag: Trailing, context: Context): boolean {
  const isCapital = !context.isUpper && tag.words.every(({ text }) => text === text.toUpperCase());
  const isMixed = !context.isLower && tag.words.some(({ text }) => /^\p{Ll}\p{Lu}/u.test(text));
  if (context.isBeforeYear) {
    if (isCapital || isMixed || tag.phrase === "dl" || tag.phrase === "ml") return true;
    return context.isRelease && !tag.isAdjective;
  }
  if (!context.isNameEnd) return false;
  if (isCapital && tag.phrase.length > 3) return true;
  const isCode = (tag.words[0]?.gap ?? "").includes("-") && tag.phrase.length <= 3;
  return isCode || isClosingWord(tag, context);
}

/** `Casino.REPACK.1995`, `Casino.iNTERNAL.1995`: notes of scene releases, in their spelling. */
function isReleaseNote({ value, words }: Trailing, { isUpper, isLower, isRelease }: Context): boolean {
  if (!isRelease || isUpper || isLower || !RELEASE_NOTES.has(value)) return false;
  return words.every(({ text }) => text === text.toUpperCase() || /^\p{Ll}\p{Lu}/u.test(text));
}

/** `3D` before the year, and words about the copy at the end of a name: `Becoming Jane HD`. */
function isHint(tag: Trailing, context: Context): boolean {
  if (context.isBeforeYear) return isClosingWord(tag, context) || isReleaseNote(tag, context);
  return context.isNameEnd && isClosingWord(tag, context);
}

function isClosingWord({ phrase, words, value }: Trailing, { isLower, isUpper }: Context): boolean {
  if (value === "3D") return true;
  const sureness = CLOSING_COPY_WORDS.get(phrase);
  if (sureness === undefined) return false;
  const isCapital = words.every(({ text }) => text === text.toUpperCase());
  return sureness === "always" || (isCapital && !isUpper && !isLower);
}

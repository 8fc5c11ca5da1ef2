import type { EpisodeMark } from "./episodeMark.ts";
import { readYear } from "./findYear.ts";
import type { Tag } from "./tagTokens.ts";
import type { Token, Tokens } from "./tokenize.ts";
import { ANIME_WORDS, FANSUB_WORDS, TELEVISION_SOURCES } from "./vocabulary/folderWords.ts";

const NUMBER = /^\d{1,4}(?:v\d)?$/;

const RANGE_GAP = /^[-+~]$/;

interface NumberedName {
  readonly words: readonly Token[];
  /** A name with a year is a film's, unless the number is written as only an episode's is. */
  readonly hasYear: boolean;
  /** `[Group] Title`: as fansubs are named, rather than `[site.com] Title`. */
  readonly hasGroup: boolean;
  readonly isFansub: boolean;
}

/** A number that is no tag, and what is around it. */
interface BareNumber {
  readonly digits: string;
  readonly gap: string;
  readonly next: Token | undefined;
  readonly second: Token | undefined;
  readonly isFirst: boolean;
  readonly isBehindTitle: boolean;
  /** Nothing, a bracket or a technical word follows. */
  readonly isEnd: boolean;
  /** `05` rather than `5` or `15`. */
  readonly isPadded: boolean;
  readonly isAfterDash: boolean;
  /** `[05]` */
  readonly isAloneInBrackets: boolean;
}

type Rule = (number: BareNumber, name: NumberedName) => boolean;

/** A bare number that fits one of these rules is an episode's. */
const RULES: readonly Rule[] = [
  /** `01 - Title`, `003. Title`, `[Group] 12 - Title`, `[Group] 06 Title`. */
  ({ isFirst, next, isPadded, digits }, { hasYear, hasGroup }) =>
    isFirst &&
    !hasYear &&
    next !== undefined &&
    ((/[-.]/.test(next.gap) && (hasGroup || (digits.startsWith("0") && (isPadded || digits.length === 3)))) ||
      (hasGroup && isPadded)),
  /** `- 476-479.(2007)` */
  ({ isBehindTitle, isAfterDash, digits, next, second }, { hasYear }) =>
    isBehindTitle &&
    hasYear &&
    isAfterDash &&
    digits.length >= 2 &&
    readYear(digits) === null &&
    next !== undefined &&
    endsAtYear(next, second),
  /** `[Group][Title][2019][17]` */
  ({ isBehindTitle, isAloneInBrackets, digits }, { hasGroup }) =>
    isBehindTitle && isAloneInBrackets && hasGroup && digits.length >= 2 && readYear(digits) === null,
  /** `Title - 12 [720p]`, `Title - 12 - Name` */
  ({ isBehindTitle, isAfterDash, digits, isEnd, next }, { hasYear, hasGroup }) =>
    isBehindTitle &&
    !hasYear &&
    isAfterDash &&
    digits.length >= 2 &&
    (isEnd || isSeparateDash(next?.gap ?? "") || hasGroup || /^[~_.&]|\.\d/.test(next?.gap ?? "")),
  /** `[Group] Title 12 [720p]` */
  ({ isBehindTitle, digits, isEnd }, { hasYear, hasGroup }) =>
    isBehindTitle && !hasYear && hasGroup && isEnd && digits.length >= 2,
  /** `Title [112]` */
  ({ isBehindTitle, isAloneInBrackets, digits }, { hasYear, hasGroup }) =>
    isBehindTitle && !hasYear && isAloneInBrackets && (digits.length === 3 || hasGroup),
  /** `Title 445 VOSTFR par Un-Fansub` */
  ({ isBehindTitle, digits, isEnd }, { hasYear, isFansub }) =>
    isBehindTitle && !hasYear && isFansub && isEnd && digits.length >= 2,
  /** `Title 12 HDTV` */
  ({ isBehindTitle, digits, next }, { hasYear }) =>
    isBehindTitle && !hasYear && digits.length >= 2 && next !== undefined && TELEVISION_SOURCES.has(next.folded),
  /** `Title.05.Name`, `Title 05 [720p]` */
  ({ isBehindTitle, isPadded, isEnd, gap }, { hasYear }) =>
    isBehindTitle && !hasYear && isPadded && (isEnd || /[._]/.test(gap)),
];

/** Bare numbers that are an episode's by their position; and `OVA` behind a fansub group, which needs no number. */
export function findNumberedEpisode(
  tokens: Tokens,
  tags: readonly (Tag | null)[],
  start: number,
): Omit<EpisodeMark, "isWritten"> | null {
  const { words } = tokens;
  const name = describeName(tokens);
  for (let at = 0; at < words.length; at += 1) {
    const number = numberAt(tokens, tags, at, start);
    if (number && RULES.some((rule) => rule(number, name))) return rangeAround(words, at, start);
    if (at > start && name.hasGroup && !name.hasYear && ANIME_WORDS.has(words[at]?.folded ?? ""))
      return { from: at, to: at + 1 };
  }
  return null;
}

/** `003-004`, `493-498 & 500-507`: all numbers of a range belong to the episode mark. */
function rangeAround(words: readonly Token[], at: number, start: number): { from: number; to: number } {
  let [from, to] = [at, at + 1];
  for (;;) {
    const link = words[to]?.text === "&" ? 1 : 0;
    const next = words[to + link];
    if (!next || !NUMBER.test(next.folded) || (link === 0 && !RANGE_GAP.test(next.gap))) break;
    to += link + 1;
  }
  for (;;) {
    const link = words[from - 1]?.text === "&" ? 1 : 0;
    const before = words[from - 1 - link];
    if (from - link <= start || !before || !NUMBER.test(before.folded)) break;
    if (link === 0 && !RANGE_GAP.test(words[from]?.gap ?? "")) break;
    from -= link + 1;
  }
  return { from, to };
}

function describeName({ words, groups }: Tokens): NumberedName {
  const [first] = groups;
  const isGroup = first?.start === 0 && first.last < words.length && first.open !== "(";
  const isSite = first !== undefined && words.slice(first.first + 1, first.last).some(({ gap }) => gap === ".");
  return {
    words,
    hasYear: words.some((word) => readYear(word.folded) !== null),
    hasGroup: isGroup && !isSite,
    isFansub: words.some(({ folded }) => FANSUB_WORDS.has(folded)),
  };
}

function numberAt(
  { words, groups }: Tokens,
  tags: readonly (Tag | null)[],
  at: number,
  start: number,
): BareNumber | null {
  const word = words[at];
  if (!word || at < start || !NUMBER.test(word.folded) || tags[at]) return null;
  const group = groups[word.group];
  const isAloneInBrackets = group?.first === at && group.last === at + 1;
  if (group && !isAloneInBrackets) return null;
  const next = words[at + 1];
  const nextTag = tags[at + 1]?.kind;
  const digits = word.folded.replace(/v\d$/, "");
  return {
    digits,
    gap: word.gap,
    next,
    second: words[at + 2],
    isFirst: at === start && !group,
    isBehindTitle: at > start || (at === start && group !== undefined),
    isEnd: !next || /[[(]/.test(next.gap) || nextTag === "sure" || nextTag === "language",
    isPadded: digits.length === 2 && digits.startsWith("0"),
    isAfterDash: isSeparateDash(word.gap),
    isAloneInBrackets,
  };
}

/** `10.(2016)` or `476-479.(2007)`: right behind the number, or the range, a year in brackets. */
function endsAtYear(next: Token, second: Token | undefined): boolean {
  const isYear = (word: Token | undefined) => word !== undefined && word.group >= 0 && readYear(word.folded) !== null;
  return isYear(next) || (NUMBER.test(next.folded) && next.gap === "-" && isYear(second));
}

function isSeparateDash(gap: string): boolean {
  return gap.length >= 3 && gap.includes("-") && /^[\s._-]+$/.test(gap);
}

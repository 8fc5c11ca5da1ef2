import { isYearWord } from "./findYear.ts";
import { isDigitAt } from "./isDigitAt.ts";
import type { Token } from "./tokenize.ts";
import { PART_WORDS } from "./vocabulary/folderWords.ts";

export interface FoundPart {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  /** `cd1` and `part1` are parts of a copy; `Part 2` may belong to the title. */
  readonly isSure: boolean;
}

type Rule = (words: readonly Token[], at: number) => FoundPart | null;

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...["1ere", "1re", "1er", "premiere", "erster", "primera", "prima"].map((word): [string, number] => [word, 1]),
  ...["2e", "2eme", "2nde", "2de", "deuxieme", "seconde", "zweiter", "segunda", "seconda"].map(
    (word): [string, number] => [word, 2],
  ),
  ...["3e", "3eme", "troisieme", "dritter", "tercera", "terza"].map((word): [string, number] => [word, 3]),
]);
const ORDINAL_NOUNS: ReadonlySet<string> = new Set(["partie", "epoque", "teil", "parte"]);
/** The first words of all forms without a digit. */
const PART_STARTS: ReadonlySet<string> = new Set([...PART_WORDS, ...ORDINALS.keys(), "side", "face"]);
const SURE_WORDS: ReadonlySet<string> = new Set(["cd", "disc", "disk", "disque", "disco"]);
/** More parts than this are episodes: `2 of 6`. */
const MOST_PARTS = 3;

/** `cd1`, `disc2`, `part1` */
const glued: Rule = (words, at) => {
  const word = words[at]?.folded ?? "";
  const number = /^(?:cd|disc|disk|disque|dvd|pt|part|partie|teil|parte)(\d{1,2})$/.exec(word)?.[1];
  if (number === undefined || /^dvd[59]$/.test(word)) return null;
  // `Part4: The Final Chapter`: a sequel's number, with its subtitle.
  const isSure = !(words[at + 1]?.gap ?? "").startsWith(":");
  return { part: Number(number), from: at, to: at + 1, isSure };
};

/** `1of2`, `1de2`, `1 of 2`, `part 1 of 2` */
const counted: Rule = (words, at) => {
  const together = /^(\d)(?:of\d|(?:de|sur|von|di)[23])$/.exec(words[at]?.folded ?? "")?.[1];
  if (together !== undefined) return { part: Number(together), from: at, to: at + 1, isSure: true };
  const to = countedLength(words, at);
  if (to === 0) return null;
  const isNamed = PART_WORDS.has(words[at - 1]?.folded ?? "");
  return { part: Number(words[at]?.text), from: isNamed ? at - 1 : at, to: at + to, isSure: true };
};

/** `1ère partie`, `2ème partie` */
const ordinal: Rule = (words, at) => {
  const number = ORDINALS.get(words[at]?.folded ?? "");
  if (number === undefined || !ORDINAL_NOUNS.has(words[at + 1]?.folded ?? "")) return null;
  const behind = words[at + 2];
  return { part: number, from: at, to: at + 2, isSure: at > 0 && (!behind || behind.group >= 0) };
};

/** `[1-2]`, `1-2`, `2_2`: after the year, or alone in brackets. */
const ratio: Rule = (words, at) => {
  const [first, second] = [words[at], words[at + 1]];
  if (!first || !second || !/^[-_/]$/.test(second.gap) || first.group !== second.group || at === 0) return null;
  const [part, all] = [Number(first.text), Number(second.text)];
  if (!/^\d$/.test(first.text) || !/^[23]$/.test(second.text) || part < 1 || part > all) return null;
  const isAlone = first.group >= 0 && words[at - 1]?.group !== first.group && words[at + 2]?.group !== first.group;
  const isBehindYear = words.slice(0, at).some((word) => isYearWord(word.folded)) && at + 2 === words.length;
  return isAlone || isBehindYear ? { part, from: at, to: at + 2, isSure: true } : null;
};

/** `disc 1`, `CD 2`, `Part 2`; after the year also `Part A` and `Side B` */
const spaced: Rule = (words, at) => {
  const [word = "", next = ""] = [words[at]?.folded, words[at + 1]?.folded];
  if (PART_WORDS.has(word) && /^\d{1,2}$/.test(next))
    return { part: Number(next), from: at, to: at + 2, isSure: SURE_WORDS.has(word) };
  const isLettered = (word === "part" || word === "side" || word === "face") && /^[a-d]$/.test(next);
  return isLettered ? { part: next.charCodeAt(0) - 96, from: at, to: at + 2, isSure: false } : null;
};

const RULES: readonly Rule[] = [glued, counted, ordinal, ratio, spaced];

/** The part number of a film in several files: `cd1`, `- pt2`, `disc 1`, `Part 2`, `1 of 2`, `2ème partie`, `[1-2]`. */
export function findPart(words: readonly Token[], from: number): FoundPart | null {
  for (let at = Math.max(from, 0); at < words.length; at += 1) {
    if (!mayBePart(words[at]?.folded ?? "")) continue;
    // Tried first because `part 1 of 2` is longer than `part 1`.
    const named = PART_WORDS.has(words[at]?.folded ?? "") ? counted(words, at + 1) : null;
    if (named) return named;
    for (const rule of RULES) {
      const found = rule(words, at);
      if (found) return found;
    }
  }
  return null;
}

/** Every form begins with a digit, ends with one, or begins with a word for parts: most words are none of these. */
function mayBePart(word: string): boolean {
  return isDigitAt(word, 0) || isDigitAt(word, word.length - 1) || PART_STARTS.has(word);
}

/**
 * Length in words of `1 of 2` or `part 1 of 6`; 0 without a match, or if there are so many parts that they are
 * episodes.
 */
export function countedLength(words: readonly Token[], at: number): number {
  const [number, of, all] = [words[at], words[at + 1], words[at + 2]];
  if (!number || !all || !/^(?:of|de|sur|von|di)$/.test(of?.folded ?? "")) return 0;
  if (!/^\d$/.test(number.text) || !/^\d$/.test(all.text) || at === 0) return 0;
  const isNamed = PART_WORDS.has(words[at - 1]?.folded ?? "");
  return Number(all.text) <= (isNamed ? 2 * MOST_PARTS : MOST_PARTS) && Number(all.text) >= 2 ? 3 : 0;
}

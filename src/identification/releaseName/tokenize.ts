import { foldCase } from "./normalizeTitle.ts";

/** A word of a name: without spaces, dots, underscores, dashes or brackets. */
export interface Token {
  readonly text: string;
  /** Lower case, without accents. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** The characters between this word and the one before, brackets included. */
  readonly gap: string;
  /** Index of the outermost bracket group that contains it; −1 outside brackets. */
  readonly group: number;
}

interface BracketGroup {
  readonly open: string;
  /** Offsets of its brackets in the name. */
  readonly start: number;
  readonly end: number;
  /** Tokens `first` to `last`, the latter excluded. */
  readonly first: number;
  readonly last: number;
  /** No separator before it: `Frontière(s)`, `Hostel[2005]`. */
  readonly isAttached: boolean;
}

export interface Tokens {
  readonly name: string;
  readonly words: readonly Token[];
  readonly groups: readonly BracketGroup[];
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["【", "】"],
  ["（", "）"],
  ["「", "」"],
  ["『", "』"],
]);
const CLOSERS: ReadonlySet<string> = new Set(CLOSING.values());
const SEPARATORS: ReadonlySet<string> = new Set([...' \t\u00a0\u3000._-+,;:~/|*=–—·、，,"“”«»★™®']);

const isSeparator = (letter: string) => SEPARATORS.has(letter);

/** One pass over the name, in linear time whatever it holds. */
export function tokenize(name: string): Tokens {
  const words: Token[] = [];
  const groups: BracketGroup[] = [];
  let group: { open: string; start: number; first: number; isAttached: boolean; depth: number } | null = null;
  let wordStart = -1;
  let gapStart = 0;

  const endWord = (at: number) => {
    if (wordStart < 0) return;
    const text = name.slice(wordStart, at);
    words.push({
      text,
      folded: foldCase(text),
      start: wordStart,
      end: at,
      gap: name.slice(gapStart, wordStart),
      group: group ? groups.length : -1,
    });
    wordStart = -1;
    gapStart = at;
  };
  const endGroup = (at: number) => {
    if (!group) return;
    const { open, start, first, isAttached } = group;
    groups.push({ open, start, end: at, first, last: words.length, isAttached });
    group = null;
  };

  for (let at = 0; at < name.length; at += 1) {
    const letter = name[at] ?? "";
    if (CLOSING.has(letter)) {
      endWord(at);
      if (group) group.depth += 1;
      else
        group = {
          open: letter,
          start: at,
          first: words.length,
          isAttached: at > 0 && !isSeparator(name[at - 1] ?? " "),
          depth: 1,
        };
    } else if (CLOSERS.has(letter)) {
      endWord(at);
      if (group) {
        group.depth -= 1;
        if (group.depth === 0) endGroup(at + 1);
      }
    } else if (isSeparator(letter)) {
      endWord(at);
    } else if (wordStart < 0) {
      wordStart = at;
    }
  }
  endWord(name.length);
  endGroup(name.length);
  return { name, words, groups };
}

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
const SEPARATORS = ' \t\u00a0\u3000._-+,;:~/|*=–—·、，,"“”«»★™®';

const [OF_WORD, SEPARATOR, OPENING, ENDING] = [0, 1, 2, 3];
/** What each UTF-16 unit is: looked up for every letter of every name. */
const KINDS = kindsOfUnits();

function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(0x1_00_00);
  for (const letter of SEPARATORS) kinds[letter.charCodeAt(0)] = SEPARATOR;
  for (const [open, close] of CLOSING) {
    kinds[open.charCodeAt(0)] = OPENING;
    kinds[close.charCodeAt(0)] = ENDING;
  }
  return kinds;
}

/** Splits a name into words and bracket groups, in one pass of linear time. */
export function tokenize(name: string): Tokens {
  return new Tokenizer(name).run();
}

class Tokenizer {
  readonly #name: string;
  readonly #words: Token[] = [];
  readonly #groups: BracketGroup[] = [];
  /** The outermost open bracket, and how many are open inside it. */
  #group: { open: string; start: number; first: number; isAttached: boolean; depth: number } | null = null;
  #wordStart = -1;
  #gapStart = 0;

  constructor(name: string) {
    this.#name = name;
  }

  run(): Tokens {
    const name = this.#name;
    for (let at = 0; at < name.length; at += 1) {
      const kind = KINDS[name.charCodeAt(at)];
      if (kind === OF_WORD) {
        if (this.#wordStart < 0) this.#wordStart = at;
      } else if (kind === SEPARATOR) this.#endWord(at);
      else if (kind === OPENING) this.#openBracket(name[at] ?? "", at);
      else this.#closeBracket(at);
    }
    this.#endWord(name.length);
    this.#endGroup(name.length);
    return { name, words: this.#words, groups: this.#groups };
  }

  #openBracket(open: string, at: number): void {
    this.#endWord(at);
    if (this.#group) {
      this.#group.depth += 1;
      return;
    }
    const isAttached = at > 0 && KINDS[this.#name.charCodeAt(at - 1)] !== SEPARATOR;
    this.#group = { open, start: at, first: this.#words.length, isAttached, depth: 1 };
  }

  #closeBracket(at: number): void {
    this.#endWord(at);
    if (!this.#group) return;
    this.#group.depth -= 1;
    if (this.#group.depth === 0) this.#endGroup(at + 1);
  }

  #endWord(at: number): void {
    if (this.#wordStart < 0) return;
    const start = this.#wordStart;
    const text = this.#name.slice(start, at);
    const group = this.#group ? this.#groups.length : -1;
    const gap = this.#name.slice(this.#gapStart, start);
    this.#words.push({ text, folded: foldCase(text), start, end: at, gap, group });
    this.#wordStart = -1;
    this.#gapStart = at;
  }

  #endGroup(end: number): void {
    if (!this.#group) return;
    const { open, start, first, isAttached } = this.#group;
    this.#groups.push({ open, start, end, first, last: this.#words.length, isAttached });
    this.#group = null;
  }
}

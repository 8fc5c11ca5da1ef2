import type { Token } from "./tokenize.ts";
import { PART_WORDS } from "./vocabulary/folderWords.ts";

export interface FoundPart {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  /** `cd1` and `part1` are parts of a copy; `Part 2` may belong to the title. */
  readonly isSure: boolean;
}

/** The part of a film in several files: `cd1`, `- pt2`, `disc 1`, `Part 2`, `(1of2)`. */
export function findPart(words: readonly Token[], from: number): FoundPart | null {
  for (let at = Math.max(from, 0); at < words.length; at += 1) {
    const word = words[at]?.folded ?? "";
    const glued = /^(cd|disc|disk|dvd|pt|part|partie)(\d{1,2})$/.exec(word);
    if (glued?.[2] !== undefined && !/^dvd[59]$/.test(word))
      return { part: Number(glued[2]), from: at, to: at + 1, isSure: true };
    const of = /^(\d)of\d$/.exec(word);
    if (of?.[1] !== undefined) return { part: Number(of[1]), from: at, to: at + 1, isSure: true };
    const next = words[at + 1]?.folded ?? "";
    if (PART_WORDS.has(word) && /^\d{1,2}$/.test(next))
      return { part: Number(next), from: at, to: at + 2, isSure: word.startsWith("cd") || word.startsWith("dis") };
  }
  return null;
}

import { titleWords } from "./normalizeTitle.ts";
import type { Tokens } from "./tokenize.ts";
import { EXTRA_FOLDERS, EXTRA_WORDS, SAMPLE_FOLDERS, SAMPLE_WORDS } from "./vocabulary/folderWords.ts";

/** What a folder says of the files in it. */
export function kindOfFolder(folder: string): "extra" | "sample" | null {
  const name = titleWords(folder).join(" ");
  if (SAMPLE_FOLDERS.has(name)) return "sample";
  return EXTRA_FOLDERS.has(name) ? "extra" : null;
}

export interface ExtraMark {
  readonly kind: "extra" | "sample";
  /** Words from `from` on, or up to `to`, are no title. */
  readonly from: number;
  readonly to: number;
}

/**
 * Sample or extra by its own name. The word must be separate: be the whole name, follow a dash (`Heat-trailer`), or
 * come last behind a dot or underscore in a name with technical words. *I Live in a Trailer* is a film.
 */
export function findExtraMark({ words }: Tokens, hasTechnical: boolean): ExtraMark | null {
  const first = words[0];
  if (!first) return null;
  if (SAMPLE_WORDS.has(first.folded) && (words.length === 1 || /^[-.]/.test(words[1]?.gap ?? "")))
    return { kind: "sample", from: 0, to: 1 };
  for (let length = 1; length <= 3 && length <= words.length; length += 1) {
    const from = words.length - length;
    const phrase = words
      .slice(from)
      .map((word) => word.folded)
      .join(" ");
    const isSample = SAMPLE_WORDS.has(phrase);
    if (!isSample && !EXTRA_WORDS.has(phrase)) continue;
    const gap = words[from]?.gap ?? "";
    const isSeparate = from === 0 || gap.endsWith("-") || (hasTechnical && /^[._[(]/.test(gap));
    if (isSeparate) return { kind: isSample ? "sample" : "extra", from, to: words.length };
  }
  return findBonusMark(words);
}

/** `-x02-Making_Of`: the numbered bonus of older collections; `_-_Trailer_-_`: a word between dashes. */
function findBonusMark(words: Tokens["words"]): ExtraMark | null {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) continue;
    if (/^x\d\d$/.test(word.folded) && word.gap.endsWith("-") && next?.gap === "-")
      return { kind: "extra", from: at, to: words.length };
    const isBetweenDashes =
      word.gap.includes("-") && word.gap.length >= 3 && next?.gap.includes("-") && next.gap.length >= 3;
    if (isBetweenDashes && (word.folded === "trailer" || word.folded === "teaser"))
      return { kind: "extra", from: at, to: words.length };
  }
  return null;
}

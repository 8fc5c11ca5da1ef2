import { titleWords } from "./normalizeTitle.ts";
import { GENERIC_NAMES } from "./vocabulary/folderWords.ts";
import { MAX_PHRASE_BY_FIRST_WORD_LENGTH, PHRASES } from "./vocabulary/phrases.ts";

const GENERIC_SHAPE =
  /^(?:(?:vts|title|disc|disk|disque|track|clip|film|movie|video|cd|dvd)(?: ?t?\d{1,4}){0,3}|\d{4,}|[0-9a-f]{16,})$/;

/** Removes words about the copy: editions, languages, resolutions. @param words folded, in order */
export function withoutCopyWords(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const span = longestPhrase(words, at);
    if (span === 0) left.push(words[at] ?? "");
    at += Math.max(span, 1);
  }
  return left;
}

/** Length in words of the longest vocabulary phrase that starts here; 0 for none. */
function longestPhrase(words: readonly string[], at: number): number {
  const longest = MAX_PHRASE_BY_FIRST_WORD_LENGTH.get(words[at] ?? "") ?? 0;
  for (let span = longest; span > 0; span -= 1) if (PHRASES.has(words.slice(at, at + span).join(" "))) return span;
  return 0;
}

/** Generic names that programs give any film: `movie`, `title t00`, `VTS 01 1`, `00012`. */
export function isGenericName(title: string): boolean {
  const phrase = titleWords(title).join(" ");
  return phrase === "" || GENERIC_NAMES.has(phrase) || GENERIC_SHAPE.test(phrase);
}

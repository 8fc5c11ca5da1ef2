/** Longer texts are truncated, because an article's introduction states the film's subject. */
const MAX_CHARACTERS = 4_000;
const WORD = /\p{L}{3,}/gu;

/** The words of a text in lower case, with at least three letters. Frequent words are removed later. */
export function wordsOf(text: string): string[] {
  return text.slice(0, MAX_CHARACTERS).toLowerCase().match(WORD) ?? [];
}

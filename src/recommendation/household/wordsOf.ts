/** Longer texts are cut: an article's introduction says what a film is about. */
const MAX_CHARACTERS = 4_000;
const WORD = /\p{L}{3,}/gu;

/** The words of a text in lower case, of three letters and more. Frequent words are left out later, by their count. */
export function wordsOf(text: string): string[] {
  return text.slice(0, MAX_CHARACTERS).toLowerCase().match(WORD) ?? [];
}

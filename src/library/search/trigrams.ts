/** Queries for SQLite's trigram index, https://sqlite.org/fts5.html#the_trigram_tokenizer */

const TRIGRAM_LENGTH = 3;
/** In a word of up to five letters, a typo leaves hardly any trigram intact. */
const SHORT_WORD_LENGTH = 5;

/** Finds a word, or the beginning of one. One or two letters have no trigram: with the spaces around them they do. */
export function wordQuery(word: string): string {
  const length = [...word].length;
  if (length >= TRIGRAM_LENGTH) return phraseQuery(word);
  return phraseQuery(length === 1 ? ` ${word} ` : ` ${word}`);
}

/** Within quotes, operators, stars and brackets are text. */
export function phraseQuery(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Trigrams of the word that are likely to survive a typo in it. */
export function likelyTrigrams(word: string): string[] {
  const letters = [...word];
  if (letters.length < TRIGRAM_LENGTH) return [];
  if (letters.length > SHORT_WORD_LENGTH) return trigrams(letters);
  const swapped = letters.slice(1).flatMap((letter, index) => {
    const variant = letters.with(index, letter).with(index + 1, letters[index] ?? "");
    return trigrams(variant);
  });
  return [...trigrams([" ", ...letters, " "]), ...swapped];
}

function trigrams(letters: readonly string[]): string[] {
  return Array.from({ length: letters.length - TRIGRAM_LENGTH + 1 }, (_, index) =>
    letters.slice(index, index + TRIGRAM_LENGTH).join(""),
  );
}

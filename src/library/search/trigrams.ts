/** Queries for SQLite's trigram index, https://sqlite.org/fts5.html#the_trigram_tokenizer */

const TRIGRAM_LENGTH = 3;

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

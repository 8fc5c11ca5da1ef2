/** Phrases of FTS5 queries, https://sqlite.org/fts5.html#fts5_strings */

/** Within quotes, operators, stars and brackets are text. */
export function phraseQuery(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

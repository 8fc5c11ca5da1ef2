/**
 * A JSON column as the program wrote it. The caller names the type it stored; like a row's, SQLite cannot prove it, so
 * the one cast is here.
 */
export function parseStoredJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

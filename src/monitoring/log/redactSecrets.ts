const HIDDEN = "[hidden]";

/** Names under which secrets travel, in addresses, forms, objects and connection strings. */
const NAMES =
  "api_?key|access_?token|auth_?token|token|session_?id|filmotheque_session|password|passwd|pwd|secret|tmdb_?key";

/**
 * Each has its repetitions bounded or without a way back: a hostile text costs no more than its length. None eats a
 * quote or a backslash, so that a line of JSON stays one.
 */
const PATTERNS: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  // ?api_key=…, password=…
  [new RegExp(`((?:${NAMES})(?:=|%3D))[^&;,\\s"'\\\\]+`, "gi"), `$1${HIDDEN}`],
  // "password": "…", and the same as text inside JSON
  [new RegExp(`((?:${NAMES})\\\\?["']\\s{0,4}:\\s{0,4}\\\\?["'])[^"'\\\\]+`, "gi"), `$1${HIDDEN}`],
  [/(\bBearer\s{1,4})[\w.~+/=-]+/gi, `$1${HIDDEN}`],
  // postgres://ada:secret@host
  [/(:\/\/[^:/?#@\s"'\\]{0,256}:)[^/\s"'\\]{1,1024}@/g, `$1${HIDDEN}@`],
  // A signed token, such as a TMDB read token, anywhere in the text.
  // Anchored at the start of a word, so that no word is scanned twice.
  [/(?<![\w-])[\w-]{8,}\.[\w-]{5,}\.[\w-]{5,}/g, hideToken],
];

/** @param found three words with dots between; a token begins with `{"`, which is `eyJ` in Base64 */
function hideToken(found: string): string {
  const start = /\beyJ[\w-]{5}/.exec(found.slice(0, found.indexOf(".")))?.index;
  return start === undefined ? found : found.slice(0, start) + HIDDEN;
}

/** Replaces the keys, passwords, tokens and session ids that their surroundings give away. */
export function redactSecrets(text: string): string {
  return PATTERNS.reduce(
    (hidden, [pattern, replacement]) =>
      // Two calls, because each form of `replace` accepts one of the two kinds.
      typeof replacement === "string" ? hidden.replace(pattern, replacement) : hidden.replace(pattern, replacement),
    text,
  );
}

/**
 * What a terminal may interpret instead of showing it: control characters (escape sequences, carriage return, backspace,
 * the second set of them, C1), characters that turn the direction of writing or have no width, and separators of lines.
 */
const INTERPRETED = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** One line in which everything that a terminal may interpret is shown as its number: `\u001b`, `\u202e`. */
export function visibleText(text: string): string {
  return text.replace(INTERPRETED, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** One line of JSON with the same characters escaped; who parses it gets the text as it was. */
export function visibleJson(document: unknown): string {
  const escaped = (character: string) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`);
  return JSON.stringify(document).replace(INTERPRETED, (character) => escaped(character).join(""));
}

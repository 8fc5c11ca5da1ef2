/** Characters that bytes 0x80–0x9F become when they are decoded as Windows-1252. */
const WINDOWS_1252: ReadonlyMap<number, number> = new Map(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((letter, index) => [
    letter.codePointAt(0) ?? 0,
    0x80 + index,
  ]),
);

const ASCII = /^[\x20-\x7e]*$/;
const CONTROL = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LOOKS_WRONG = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * One form for every name: composed accents (macOS writes them decomposed), no control or direction marks, and UTF-8
 * that was decoded as Windows-1252 repaired (`bÃªtes` → `bêtes`).
 */
export function repairEncoding(text: string): string {
  if (ASCII.test(text)) return text;
  return undoWrongDecoding(text).normalize("NFC").replace(CONTROL, " ");
}

function undoWrongDecoding(text: string): string {
  if (!LOOKS_WRONG.test(text)) return text;
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code < 0x100 ? code : WINDOWS_1252.get(code);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    // The bytes are no UTF-8: the text was decoded correctly.
    return text;
  }
}

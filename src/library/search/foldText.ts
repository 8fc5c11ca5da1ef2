const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };
const LIGATURE = /[œæßøłđı]/g;
/** Ignored when sorting, in both languages of the interface. */
const ARTICLE = /^(?:the|an?|les?|la|une?|des)\s+(?=\S)|^l['’]\s*(?=\S)/i;
const MAX_LENGTH = 500;
const FRACTION = /[¼-¾⅐-⅞]/g;
const JOINER = /['’ʼ‐‑-]/g;

/** Lower case, without accents, ligatures written out, everything but letters and digits as single spaces. */
export function foldText(text: string): string {
  return (
    text
      .slice(0, MAX_LENGTH)
      // A space before the fraction: decomposing `8½` directly would give `81/2`.
      .replaceAll(FRACTION, " $&")
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/\p{M}+/gu, "")
      .replaceAll(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
      .replaceAll(/['’ʼ]/g, " ")
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
}

/** Folded spellings of a title: a hyphen or apostrophe may separate words or join them (`spider man`, `spiderman`). */
export function spellings(title: string): string[] {
  const joined = title.slice(0, MAX_LENGTH).replaceAll(JOINER, "");
  return joined === title ? [foldText(title)] : [foldText(title), foldText(joined)];
}

/** Sorts after every letter of any script. */
export const LAST_LETTER = "\u{10FFFF}";

/** The key that titles are sorted by: without the article, accents folded, numbers by value (2 before 10). */
export function sortTitle(title: string): string {
  const bare = title.trim().replace(ARTICLE, "");
  const folded = foldText(bare) || foldText(title) || title.trim();
  return folded.replaceAll(/\d+/g, (digits) => digits.padStart(6, "0"));
}

/** Equal for two spellings of one title: provisional films are compared by it. */
export function identityTitle(title: string): string {
  return foldText(title.trim().replace(ARTICLE, "")) || foldText(title) || title.trim();
}

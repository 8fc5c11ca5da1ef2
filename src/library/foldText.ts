const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };
const LIGATURE = /[œæßøłđı]/g;
/** Set aside in sorting, in both languages of the interface. */
const ARTICLE = /^(?:the|an?|les?|la|une?|des)\s+(?=\S)|^l['’]\s*(?=\S)/i;
const LONGEST = 500;

/** Lower case, without accents, ligatures written out, everything but letters and digits as single spaces. */
export function foldText(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
    .replaceAll(/['’ʼ]/g, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Without spaces too: `Spider-Man` and `spiderman` are one. */
export function squeeze(text: string): string {
  return foldText(text).replaceAll(" ", "");
}

/** Order of titles: article set aside, accents folded, numbers by their value (2 before 10). */
export function sortTitle(title: string): string {
  const bare = title.trim().replace(ARTICLE, "");
  const folded = foldText(bare) || foldText(title) || title.trim();
  return folded.replaceAll(/\d+/g, (digits) => digits.padStart(6, "0"));
}

/** The same for two spellings of one title; what provisional films are compared by. */
export function identityTitle(title: string): string {
  return foldText(title.trim().replace(ARTICLE, "")) || foldText(title) || title.trim();
}

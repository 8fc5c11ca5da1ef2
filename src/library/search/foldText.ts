const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };
const LIGATURE = /[œæßøłđı]/g;
/** Ignored at the start of a title when sorting: the articles of both languages of the interface. */
const ARTICLE = /^(?:the|an?|les?|la|une?|des)\s+(?=\S)|^l['’]\s*(?=\S)/i;
const MAX_LENGTH = 500;
const FRACTION = /[¼-¾⅐-⅞]/g;
const JOINER = /['’ʼ‐‑·-]/g;
/** `E.T.`, `M*A*S*H`: letters apart that are spoken as one word. */
const INITIALS = /(?<!\p{L})\p{L}(?:[.*]\p{L}(?!\p{L}))+[.*]?/gu;

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

/**
 * Folded spellings of a title: a hyphen or apostrophe may separate words or join them (`spider man`, `spiderman`), and so
 * may the dots of initials (`e t`, `et`).
 */
export function spellings(title: string): string[] {
  const joined = title
    .slice(0, MAX_LENGTH)
    .replaceAll(JOINER, "")
    .replaceAll(INITIALS, (letters) => letters.replaceAll(/[.*]/g, ""));
  return joined === title ? [foldText(title)] : [foldText(title), foldText(joined)];
}

const PARTICLE = /\b(de|di|da|del|della|van|von|le|la|du|el|mc|mac|o|st) (?=[^ ]+$)/;

/** A capital inside a word: `DiCaprio`, `McGregor`. */
const INNER_CAPITAL = /(\p{Ll})(\p{Lu})/gu;

/**
 * Folded spellings of a person's name: a particle is written with it or apart (`De Niro`, `deniro`; `DiCaprio`,
 * `di caprio`; `O'Connor`).
 */
export function nameSpellings(name: string): string[] {
  const apart = foldText(name.slice(0, MAX_LENGTH).replaceAll(INNER_CAPITAL, "$1 $2"));
  return [...new Set([...spellings(name), foldText(name).replace(PARTICLE, "$1"), apart])];
}

/** Sorts after every letter of any script. */
export const LAST_LETTER = "\u{10FFFF}";

/** Ignored too in titles of that language, ISO 639-1. */
const ARTICLES_OF: ReadonlyMap<string, RegExp> = new Map(
  Object.entries<RegExp>({
    de: /^(?:der|die|das|ein|eine)\s+(?=\S)/i,
    es: /^(?:el|las?|los|una?)\s+(?=\S)/i,
    it: /^(?:il|lo|la|i|gli|le|una?|uno)\s+(?=\S)|^(?:l|gl|un)['’]\s*(?=\S)/i,
    pt: /^(?:os?|as?|uma?)\s+(?=\S)/i,
    nl: /^(?:de|het|een|['’]t)\s+(?=\S)/i,
    ca: /^(?:el|els|les|la|una?)\s+(?=\S)/i,
    sv: /^(?:en|ett|den|det|de)\s+(?=\S)/i,
    da: /^(?:en|et|den|det|de)\s+(?=\S)/i,
    no: /^(?:en|ei|et|den|det|de)\s+(?=\S)/i,
    hu: /^(?:az?|egy)\s+(?=\S)/i,
  }),
);

/**
 * The sort key of a title: without the article, accents folded, numbers by value (2 before 10).
 * @param language of the title if known, ISO 639-1. Its articles are ignored in addition to those of the interface's
 * languages: *Das Boot* sorts under B, *Die Hard* under D
 */
export function sortTitle(title: string, language: string | null = null): string {
  const written = title.trim();
  const own = ARTICLES_OF.get(language ?? "");
  const bare = own?.test(written) ? written.replace(own, "") : written.replace(ARTICLE, "");
  return sortKey(foldText(bare) ? bare : written);
}

/** The key of a sort title from a user or an NFO, which keeps its article. */
export function sortKey(title: string): string {
  const folded = foldText(title) || title.trim();
  return folded.replaceAll(/\d+/g, (digits) => digits.padStart(6, "0"));
}

/** Equal for two spellings of one title: provisional films are compared by it. */
export function identityTitle(title: string): string {
  return foldText(title.trim().replace(ARTICLE, "")) || foldText(title) || title.trim();
}

import { ARTICLES, NUMERALS } from "./vocabulary/titleWords.ts";

const LIGATURES: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  "&": " and ",

  "×": " x ",
  "⁄": " ",
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
};

const PLAIN = /^[a-z0-9 ]*$/;
const MARKS = /\p{M}+/gu;
const SPECIAL = /[œæßøđðþłı&×⁄’‘`´]/g;
const ASCII_ONLY = /^[\x20-\x7e]*$/;
const NO_ASCII_WORD = /[^a-z0-9]+/;
const NO_WORD = /[^\p{L}\p{N}]+/u;

/** Lower case, without accents, ligatures expanded. What is neither letter nor digit stays. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower)
    ? lower
    : lower
        .normalize("NFKD")
        .replace(MARKS, "")
        .replace(SPECIAL, (found) => LIGATURES[found] ?? found);
}

/** The texts of one path are asked for several times, and folders by each of their files. */
const MAX_CACHED = 256;
const MAX_CACHED_LENGTH = 300;
const cachedWords = new Map<string, readonly string[]>();

/** The words of a title, folded: `L'Été à Paris & Rome` → `l ete a paris and rome`. */
export function titleWords(title: string): readonly string[] {
  const known = cachedWords.get(title);
  if (known) return known;
  const words = splitWords(title);
  if (title.length > MAX_CACHED_LENGTH) return words;
  if (cachedWords.size >= MAX_CACHED) cachedWords.clear();
  cachedWords.set(title, words);
  return words;
}

function splitWords(title: string): readonly string[] {
  const folded = foldCase(title);
  const separated = folded.includes("+") ? folded.replaceAll(" + ", " and ") : folded;
  const words = separated.split(ASCII_ONLY.test(separated) ? NO_ASCII_WORD : NO_WORD);
  return words.filter((word) => word !== "");
}

const AND_WORDS: ReadonlySet<string> = new Set(["and", "et", "und", "y", "e"]);

/**
 * Words that are equal for all spellings of a title: no leading article, numerals as digits, *and* for *&*, single letters
 * joined (`R.I.P.D.` = `RIPD`).
 */
export function comparableWords(title: string): string[] {
  const words = joinLetters(titleWords(title));
  const first = words[0];
  const rest = words.length > 1 && first !== undefined && ARTICLES.has(first) ? words.slice(1) : words;
  return rest.map((word, index) => {
    if (AND_WORDS.has(word)) return "and";
    // A title does not start with a Roman numeral: *I, Robot*, *V for Vendetta*, *X-Men*.
    return index > 0 || word.length > 2 ? (NUMERALS.get(word) ?? word) : word;
  });
}

/** One text that is equal for all spellings of a title. */
export function titleKey(title: string): string {
  return comparableWords(title).join("");
}

function joinLetters(words: readonly string[]): readonly string[] {
  // Nearly all titles have nothing to join: avoid the copy.
  if (words.every((word) => word.length > 1)) return words;
  const joined: string[] = [];
  let run = "";
  let runLength = 0;
  const flush = () => {
    if (run !== "") joined.push(run);
    run = "";
    runLength = 0;
  };
  for (const word of words) {
    const isLetter = word.length === 1 && word >= "a" && word <= "z";
    if (!isLetter) {
      flush();
      joined.push(word);
    } else if (runLength === 0) {
      run = word;
      runLength = 1;
    } else {
      run += word;
      runLength += 1;
    }
  }
  flush();
  return joined;
}

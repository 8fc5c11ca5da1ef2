import { ROMAN_NUMERALS, SMALL_WORDS, TITLE_ACRONYMS } from "./vocabulary/titleCase.ts";

/**
 * Restores capitals in a title that is all lower or all upper case: `THE LORD OF THE RINGS` → *The Lord of the
 * Rings*. Mixed spellings (*eXistenZ*) and single upper-case words (*UP*, *THX*) stay unchanged.
 */
export function restoreCase(title: string): string {
  const isLower = title === title.toLowerCase();
  const isUpper = title === title.toUpperCase();
  if (isLower === isUpper || (isUpper && !isSentence(title))) return title;
  const words = title.split(" ");
  // Other scripts have no capitals, or write titles in sentence case.
  if (!/\p{Script=Latin}/u.test(title)) return isUpper ? title : capital(title);
  return words.map((word, at) => caseOf(word, at === 0 || startsSubtitle(words[at - 1] ?? ""), isUpper)).join(" ");
}

/** Requires at least two longer words: in `THX 1138` and `JFK` the capitals belong to the title. */
function isSentence(title: string): boolean {
  const long = title.split(" ").filter((word) => /^\p{L}{2,}/u.test(word));
  return long.length > 1 || /^\p{L}{6,}$/u.test(title);
}

const startsSubtitle = (before: string) => before === "-" || before.endsWith(":");

function caseOf(word: string, isFirst: boolean, isUpper: boolean): string {
  const lower = word.toLowerCase();
  const bare = lower.replaceAll(/[^\p{L}\p{N}]/gu, "");
  if (ROMAN_NUMERALS.has(bare) || TITLE_ACRONYMS.has(bare)) return word.toUpperCase();
  // `S.W.A.T.`, `E.T.`
  if (/^(?:\p{L}\.){2,}\p{L}?\.?$/u.test(word)) return word.toUpperCase();
  if (!isFirst && SMALL_WORDS.has(bare)) return isUpper ? lower : word;
  // `l'homme`, `d'Amélie`: the word after the elision is capitalised.
  const elided = /^(?:[ldjcmnst]|qu)['’]/.exec(lower)?.[0] ?? "";
  if (elided !== "")
    return (
      (isFirst ? capital(elided) : elided) +
      (isFirst ? lower.slice(elided.length) : capital(lower.slice(elided.length)))
    );
  return lower.split("-").map(capital).join("-");
}

/** Capitalises the first letter, also after a bracket or a quotation mark. */
const capital = (word: string) => word.replace(/\p{L}/u, (letter) => letter.toUpperCase());

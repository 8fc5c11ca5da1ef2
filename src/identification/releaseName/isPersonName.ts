import { foldCase } from "./normalizeTitle.ts";
import { GIVEN_NAMES, NAME_PARTICLES } from "./vocabulary/givenNames.ts";

const MAX_WORDS = 5;

/**
 * Whether words look like a director's name: `David Lynch`, `Truffaut, François`, `H.G. Clouzot`, `Joel & Ethan
 * Coen`.
 */
export function isPersonName(text: string): boolean {
  const people = text.split(/ & | and | et | und /).map((name) => name.trim());
  const isListed = people.length <= 3 && people.some((name) => isOnePerson(name));
  return isListed && people.every((name) => isOnePerson(name) || isGivenName(name));
}

function isOnePerson(name: string): boolean {
  const comma = name.indexOf(",");
  if (comma > 0) return isOnePerson(`${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}`);
  if (!/\s|\./.test(name)) return false;
  const words = name.split(/[\s.]+|(?<=\p{L})-(?=\p{Lu})/u).filter((word) => word !== "");
  const [first = ""] = words;
  if (words.length < 2 || words.length > MAX_WORDS) return false;
  // *A Space Odyssey*, *O Brother*: an article, not an initial.
  if (/^[AEIOY] /.test(name)) return false;
  const isCapitalised = words.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word) || NAME_PARTICLES.has(word));
  return isCapitalised && (isGivenName(first) || /^\p{Lu}$/u.test(first)) && (words.at(-1) ?? "").length > 2;
}

const isGivenName = (word: string) => GIVEN_NAMES.has(foldCase(word));

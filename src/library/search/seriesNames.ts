/** How people name the films of a collection besides its name. Pure. */
import { foldText } from "./foldText.ts";
import { isArticle } from "./vocabulary/ignoredWords.ts";
import { comesBeforeNumber, isNumber } from "./vocabulary/numerals.ts";

/** Two initials are initials of anything. */
const MIN_INITIALS = 3;
const MAX_INITIALS = 8;
/** What collections are called, in the providers' languages; no part of their name. */
const COLLECTION_WORDS: ReadonlySet<string> = new Set(["collection", "saga", "series", "serie", "trilogy", "trilogie"]);
/** What follows is the name of one film: `The Lord of the Rings: The Two Towers`. */
const SUBTITLE = /[:([–—]|\s-\s/u;

/**
 * Initials of a collection and of what its films have in common: `lotr`, `bttf`.
 * @param names of the collection and of its film, in any language
 */
export function seriesInitials(names: readonly string[]): string[] {
  return [...new Set(names.map(initialsOf))].filter(
    (initials) => initials.length >= MIN_INITIALS && initials.length <= MAX_INITIALS,
  );
}

function initialsOf(name: string): string {
  const [head = ""] = name.split(SUBTITLE, 1);
  const words = foldText(head).split(" ");
  while (words.length > 0 && isNoName(words.at(-1) ?? "")) words.pop();
  return words
    .slice(isArticle(words[0] ?? "") ? 1 : 0)
    .map((word) => [...word][0] ?? "")
    .join("");
}

/** At the end: `Back to the Future Part II`, `The Lord of the Rings Collection`. */
function isNoName(word: string): boolean {
  return COLLECTION_WORDS.has(word) || isNumber(word) || comesBeforeNumber(word);
}

/**
 * The film's place among all films of its collection, in the order in which they came out, from 1.
 * @param parts the films of the collection, as its provider lists them
 * @returns null where it is not known
 */
export function numberInSeries(parts: readonly unknown[], tmdbId: number | null): number | null {
  const dates = new Map<unknown, string>();
  for (const part of parts) {
    if (typeof part !== "object" || part === null || !("tmdbId" in part) || !("releaseDate" in part)) continue;
    if (typeof part.releaseDate === "string") dates.set(part.tmdbId, part.releaseDate);
  }
  const own = dates.get(tmdbId);
  return own === undefined ? null : [...dates.values()].filter((date) => date < own).length + 1;
}

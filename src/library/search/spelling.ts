/** When two words are one with a typing error. Pure. */
import { distance } from "fastest-levenshtein";

/** In a shorter word any other letter makes another word. */
export const MIN_LENGTH = 4;
/** Up to this length the first and the last letter must be right. */
const SHORT_WORD = 5;
const LONG_WORD = 8;

/** How many typing errors a word of this length may have. */
export function maxErrors(length: number): number {
  if (length < MIN_LENGTH) return 0;
  return length < LONG_WORD ? 1 : 2;
}

/** @returns how many errors apart; null where they are different words */
export function errorsBetween(typed: string, known: string): number | null {
  const most = maxErrors(typed.length);
  if (known.length < MIN_LENGTH || Math.abs(typed.length - known.length) > most) return null;
  if (digitsIn(typed) !== digitsIn(known)) return null;
  if (isTransposed(typed, known)) return 1;
  const errors = distance(typed, known);
  if (errors > most) return null;
  return typed.length > SHORT_WORD || isSameShortWord(typed, known) ? errors : null;
}

/** Of four letters, another one makes another word: *Dune* is not *Duke*. */
function isSameShortWord(typed: string, known: string): boolean {
  const hasSameEnds = typed[0] === known[0] && typed.at(-1) === known.at(-1);
  return hasSameEnds && (typed.length > MIN_LENGTH || known.length > MIN_LENGTH);
}

/** Another number is no error: *Shrek 5* is not *Shrek*. */
const digitsIn = (word: string): string => word.replaceAll(/\D/g, "");

/** Two adjacent letters in the wrong order are one error, not two. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

import type { FilmCandidate } from "../../providers/index.ts";
import { comparableWords, STOP_WORDS, withoutCopyWords } from "../releaseName/index.ts";

/** Very common words, which do not distinguish films, and what joins two directors: *Coen Brothers*. */
const SAYS_NOTHING: ReadonlySet<string> = new Set("film movie the a le brothers bros freres".split(" "));

/**
 * The words of a name that remain without a part of it and that no fact about the film explains: no title, no
 * director or actor, no word about the copy. *Braveheart* in `Braveheart - The Untold Story` leaves *untold story*.
 * @param name the whole title in the name
 * @param part the guess that fits the film
 * @returns an empty list if the guess is not part of the name, but of a folder or an NFO
 */
export function unaccountedWords(name: string, part: string, film: FilmCandidate, titles: readonly string[]): string[] {
  const words = comparableWords(name);
  const left = leftOver(words, comparableWords(part));
  if (left === null || left.length === 0) return [];
  const ofTitles = new Set(titles.flatMap(comparableWords));
  const isOfPerson = wordsOfPeople(film);
  return withoutCopyWords(left).filter(
    (word) => !ofTitles.has(word) && !isOfPerson(word) && !STOP_WORDS.has(word) && !SAYS_NOTHING.has(word),
  );
}

/**
 * Each person explains their words once: `Eastwood on Eastwood` is not only the director, and `Joel Coen, Ethan Coen`
 * are two.
 */
function wordsOfPeople({ directors, actors }: FilmCandidate): (word: string) => boolean {
  const left = new Map<string, number>();
  for (const person of new Set([...(directors ?? []), ...(actors ?? [])]))
    for (const word of comparableWords(person)) left.set(word, (left.get(word) ?? 0) + 1);
  return (word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  };
}

/** The words without those of the part; null if the part has other words. */
function leftOver(words: readonly string[], part: readonly string[]): string[] | null {
  const left = [...words];
  for (const word of part) {
    const at = left.indexOf(word);
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

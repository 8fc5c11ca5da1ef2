import { distance } from "fastest-levenshtein";
import { reverse } from "./indexTitles.ts";
import type { Catalogue } from "./openCatalogue.ts";

const MAX_SIMILAR = 5;
const SHORTEST_SIMILAR_WORD = 4;
const SHORTEST_SIMILAR_KEY = 6;
const UNCHANGED_KEY_LETTERS = 4;
const MAX_KEY_CHANGES = 2;
/** A misspelt word is expected to start or to end as the right one does. */
const UNCHANGED_LETTERS = 3;

/** Words of the catalogue that a misspelt word may mean, fewest changes first. Short words are similar to too many. */
export function findSimilarWords(catalogue: Catalogue, word: string): string[] {
  if (word.length < SHORTEST_SIMILAR_WORD) return [];
  const mostChanges = word.length < 6 ? 1 : 2;
  const length = { min: word.length - mostChanges, max: word.length + mostChanges };
  const start = word.slice(0, UNCHANGED_LETTERS);
  const end = reverse(word.slice(-UNCHANGED_LETTERS));
  const others = new Set([
    ...catalogue.wordsBetween(start, after(start), length, false),
    ...catalogue.wordsBetween(end, after(end), length, true),
  ]);
  return [...others]
    .map((other) => ({ other, changes: distance(word, other) }))
    .filter(({ changes }) => changes > 0 && changes <= mostChanges)
    .sort((a, b) => a.changes - b.changes || (a.other < b.other ? -1 : 1))
    .slice(0, MAX_SIMILAR)
    .map(({ other }) => other);
}

/** Films whose title differs from the key in at most two letters; words may be joined or split differently. */
export function findFilmsBySimilarKey(catalogue: Catalogue, key: string): number[] {
  if (key.length < SHORTEST_SIMILAR_KEY) return [];
  const start = key.slice(0, UNCHANGED_KEY_LETTERS);
  const length = { min: key.length - MAX_KEY_CHANGES, max: key.length + MAX_KEY_CHANGES };
  return catalogue
    .keysBetween(start, after(start), length)
    .filter((other) => distance(key, other.key) <= MAX_KEY_CHANGES)
    .map(({ film }) => film);
}

/** Sorts behind every text that starts with this one. */
const after = (text: string) => `${text}\u{10ffff}`;

import { distance } from "fastest-levenshtein";
import { reverse } from "./indexTitles.ts";
import type { Catalogue } from "./openCatalogue.ts";

const MOST_NEAR = 5;
const SHORTEST = 4;
const SHORTEST_KEY = 6;
const KEPT_OF_KEY = 4;
const MOST_IN_KEY = 2;
/** A word that is misspelt keeps its beginning or its end. */
const KEPT_LETTERS = 3;

/** Words of the catalogue that a misspelt one may mean, nearest first. Short ones are near to everything: none. */
export function findSimilarWords(catalogue: Catalogue, word: string): string[] {
  if (word.length < SHORTEST) return [];
  const most = word.length < 6 ? 1 : 2;
  const length = { min: word.length - most, max: word.length + most };
  const start = word.slice(0, KEPT_LETTERS);
  const end = reverse(word.slice(-KEPT_LETTERS));
  const others = new Set([
    ...catalogue.wordsBetween(start, after(start), length, false),
    ...catalogue.wordsBetween(end, after(end), length, true),
  ]);
  return [...others]
    .map((other) => ({ other, changes: distance(word, other) }))
    .filter(({ changes }) => changes > 0 && changes <= most)
    .sort((a, b) => a.changes - b.changes || (a.other < b.other ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ other }) => other);
}

/** Titles that are the misspelt one but for two letters, joined or parted words among them. */
export function findFilmsBySimilarKey(catalogue: Catalogue, key: string): number[] {
  if (key.length < SHORTEST_KEY) return [];
  const start = key.slice(0, KEPT_OF_KEY);
  const length = { min: key.length - MOST_IN_KEY, max: key.length + MOST_IN_KEY };
  return catalogue
    .keysBetween(start, after(start), length)
    .filter((other) => distance(key, other.key) <= MOST_IN_KEY)
    .map(({ film }) => film);
}

/** Behind every text that begins so. */
const after = (text: string) => `${text}\u{10ffff}`;

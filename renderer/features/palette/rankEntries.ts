import type { PaletteEntry, PaletteGroup } from "./entries.ts";

/** Ranks of a film's best match, on the scale of `labelRank`. */
const FILM_RANK = {
  title: 2.5,
  otherTitle: 2,
  person: 0.8,
  field: 0.7,
  keyword: 0.6,
  overview: 0.4,
  alike: 0,
} as const;
const LAST = -1;

export type FilmMatch = keyof typeof FILM_RANK;

/** The entries whose label contains each word of the query, best first. */
export function matchingEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  return entries
    .filter(({ label }) => containsWords(label, query))
    .toSorted((a, b) => labelRank(b.label, query) - labelRank(a.label, query));
}

/**
 * Groups that have entries, the one with the best match first: Enter chooses the first entry, and a name that begins with
 * the query is more likely meant than a title that only resembles it.
 * @param bestFilm how the first film matches
 */
export function rankGroups(groups: readonly PaletteGroup[], query: string, bestFilm: FilmMatch): PaletteGroup[] {
  const rankOf = ({ value, items }: PaletteGroup): number => {
    if (value === "films") return FILM_RANK[bestFilm];
    if (value === "search") return LAST;
    return Math.max(0, ...items.map(({ label }) => labelRank(label, query)));
  };
  return groups.filter(({ items }) => items.length > 0).toSorted((a, b) => rankOf(b) - rankOf(a));
}

/** 3 where the label begins with the query, 1 where one of its words does, 0.5 otherwise. */
function labelRank(label: string, query: string): number {
  const [text, start] = [withoutAccents(label), withoutAccents(query)];
  if (text.startsWith(start)) return 3;
  return text.split(/[\s-]+/).some((word) => word.startsWith(start)) ? 1 : 0.5;
}

function containsWords(label: string, query: string): boolean {
  const text = withoutAccents(label);
  return withoutAccents(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

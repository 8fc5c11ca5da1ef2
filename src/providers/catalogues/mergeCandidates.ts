import type { FilmCandidate } from "../filmCandidate.ts";

/** Merges several lists into one. A film that is in several of them keeps its best rank, and gets their ids and titles. */
export function mergeCandidates(lists: readonly (readonly FilmCandidate[])[]): FilmCandidate[] {
  const [only] = lists;
  if (lists.length === 1 && only) return [...only];
  const merged: FilmCandidate[] = [];
  const longest = Math.max(0, ...lists.map((list) => list.length));
  // Rank by rank, so that the likeliest of each list come first.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      const candidate = list[rank];
      if (!candidate) continue;
      const at = merged.findIndex((known) => isSameFilm(known, candidate));
      const known = merged[at];
      if (known) merged[at] = mergeTwo(known, candidate);
      else merged.push(candidate);
    }
  }
  return merged;
}

function isSameFilm(a: FilmCandidate, b: FilmCandidate): boolean {
  return (
    (a.tmdbId !== undefined && a.tmdbId === b.tmdbId) ||
    (a.imdbId !== undefined && a.imdbId === b.imdbId) ||
    (a.wikidataId !== undefined && a.wikidataId === b.wikidataId)
  );
}

function mergeTwo(first: FilmCandidate, second: FilmCandidate): FilmCandidate {
  const names = new Set([...first.alternativeTitles, second.title, ...second.alternativeTitles]);
  names.delete(first.title);
  return { ...second, ...first, year: first.year ?? second.year, alternativeTitles: [...names] };
}

import type { FilmCandidate } from "../filmCandidate.ts";

/** One list out of several: a film that stands in more of them keeps its first place, and gains ids and names. */
export function mergeCandidates(lists: readonly (readonly FilmCandidate[])[]): FilmCandidate[] {
  const [only] = lists;
  if (lists.length === 1 && only) return [...only];
  const merged: FilmCandidate[] = [];
  const longest = Math.max(0, ...lists.map((list) => list.length));
  // Turn by turn, so that the likeliest of each list stand first.
  for (let place = 0; place < longest; place += 1) {
    for (const list of lists) {
      const candidate = list[place];
      if (!candidate) continue;
      const at = merged.findIndex((known) => isSameFilm(known, candidate));
      const known = merged[at];
      if (known) merged[at] = joined(known, candidate);
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

function joined(first: FilmCandidate, second: FilmCandidate): FilmCandidate {
  const names = new Set([...first.alternativeTitles, second.title, ...second.alternativeTitles]);
  names.delete(first.title);
  return { ...second, ...first, year: first.year ?? second.year, alternativeTitles: [...names] };
}

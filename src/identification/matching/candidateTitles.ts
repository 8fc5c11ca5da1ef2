import type { FilmCandidate } from "../../providers/index.ts";

/** A film has up to 300 titles; those of the most relevant countries come first. */
const MAX_TITLES = 80;

/** All distinct titles of a candidate: its own, the original one, then the others. */
export function titlesOf({ title, originalTitle, alternativeTitles }: FilmCandidate): string[] {
  const titles = [title, ...(originalTitle === undefined ? [] : [originalTitle]), ...alternativeTitles];
  return [...new Set(titles)].slice(0, MAX_TITLES);
}

import { foldCase } from "./normalizeTitle.ts";
import { splitPath } from "./splitPath.ts";
import { EPISODE_WORDS, SEASON_WORDS } from "./vocabulary/folderWords.ts";

/** Where an episode stands in its series; null where the path does not say. */
export interface EpisodeNumbers {
  readonly season: number | null;
  readonly episode: number | null;
}

/** `S01E02`, `s1 - e2`, `1x02`. */
const BOTH = [/\bs(\d{1,4})[ ._-]{0,3}(?:e|ep|x)[ ._-]?(\d{1,4})(?!\d)/, /\b(\d{1,3})x(\d{1,3})\b/] as const;
const SEASON = new RegExp(`\\b(?:${[...SEASON_WORDS].join("|")}|s)[ ._-]{0,2}(\\d{1,4})\\b`);
const EPISODE = new RegExp(`\\b(?:${[...EPISODE_WORDS].join("|")}|e)[ ._-]{0,2}(\\d{1,4})\\b`);
/** `03 - The Title`, in a folder of a season. */
const LEADING_NUMBER = /^(\d{1,3})\b/;

/**
 * Season and episode as the file's name says, else the season of its folder.
 * @param path relative or absolute, of any system
 */
export function episodeNumbers(path: string): EpisodeNumbers {
  const { folders, name } = splitPath(path);
  const folded = foldCase(name);
  for (const pattern of BOTH) {
    const [, season, episode] = pattern.exec(folded) ?? [];
    if (season !== undefined && episode !== undefined) return { season: Number(season), episode: Number(episode) };
  }
  const season = numberIn(folded, SEASON) ?? numberIn(foldCase(folders[0] ?? ""), SEASON);
  const episode = numberIn(folded, EPISODE) ?? (season === null ? null : numberIn(folded, LEADING_NUMBER));
  return { season, episode };
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

import { join } from "node:path";
import { titleKey } from "./normalizeTitle.ts";
import { parseReleaseName } from "./parseReleaseName.ts";

export interface FolderNames {
  readonly path: string;
  readonly videos: readonly string[];
}

/** What the names of a folder's videos say together. */
export interface FolderVideos {
  /** Films directly in it, by their names: copies, editions and parts of one film count once. */
  readonly films: number;
  /** Part numbers of the names that are one of several parts. */
  readonly parts: ReadonlyMap<string, number>;
}

/** Longer names are hostile input and no parts. */
const MAX_NAME_LENGTH = 300;
const PART = /(?:^|[ ._([-])(?:cd|disc|disk|dvd|pt|part|partie)[ ._-]?(\d{1,2})(?=$|[ ._)\]-])/gi;

/** How many films a folder's videos are, and which of them are parts of one film. */
export function readFolderVideos({ path, videos }: FolderNames): FolderVideos {
  return { films: countFilms(path, videos), parts: findParts(videos) };
}

/** One title with two years is two films; a name without a year is counted with one that has it. */
function countFilms(path: string, videos: readonly string[]): number {
  const years = new Map<string, Set<number>>();
  const episodes = new Set<string>();
  for (const name of videos) {
    const { kind, title, year } = parseReleaseName(join(path, name));
    if (kind === "episode") episodes.add(name);
    if (kind !== "movie") continue;
    const known = years.get(titleKey(title)) ?? new Set();
    if (year !== null) known.add(year);
    years.set(titleKey(title), known);
  }
  return episodes.size + [...years.values()].reduce((sum, known) => sum + Math.max(1, known.size), 0);
}

/** *Part 2* is also in titles: only names that differ in nothing but the number, and include part 1, are parts. */
function findParts(videos: readonly string[]): Map<string, number> {
  const siblings = new Map<string, Map<number, string>>();
  for (const name of videos) {
    const found = name.length > MAX_NAME_LENGTH ? undefined : [...name.matchAll(PART)].at(-1);
    if (!found) continue;
    const number = Number(found[1]);
    const rest = `${name.slice(0, found.index)}#${name.slice(found.index + found[0].length)}`.toLowerCase();
    const known = siblings.get(rest) ?? new Map<number, string>();
    if (!known.has(number)) known.set(number, name);
    siblings.set(rest, known);
  }
  const parts = new Map<string, number>();
  for (const known of siblings.values()) {
    if (known.size < 2 || !known.has(1)) continue;
    for (const [number, name] of known) parts.set(name, number);
  }
  return parts;
}

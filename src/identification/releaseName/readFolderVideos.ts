import { basename, join } from "node:path";
import { isYearWord } from "./findYear.ts";
import { titleKey, titleWords } from "./normalizeTitle.ts";
import { parseReleaseName } from "./parseReleaseName.ts";

export interface FolderNames {
  readonly path: string;
  readonly videos: readonly string[];
}

/** What the names of a folder's videos say together. */
export interface FolderVideos {
  /**
   * The number of films directly in the folder, by name: copies, editions and parts of one film count once. In a
   * folder with more than `MAX_COUNTED_NAMES` videos, only that many names are counted.
   */
  readonly films: number;
  /** Keys of the titles that the names themselves state. */
  readonly titles: ReadonlySet<string>;
  /** Part numbers of the names that are one of several parts. */
  readonly parts: ReadonlyMap<string, number>;
}

/** A folder with this many videos is not the folder of a single film. */
const MAX_COUNTED_NAMES = 500;
/** Longer names are hostile input and no parts. */
const MAX_NAME_LENGTH = 300;

/**
 * Forms of part numbers. An ambiguous form also numbers the films of a saga, so it requires the folder's title or a
 * year.
 */
const FORMS: readonly { readonly pattern: RegExp; readonly isDoubtful: boolean }[] = [
  {
    pattern: /(?:^|[ ._([-])(?:cd|disc|disk|disque|dvd|pt|part|partie|teil|parte)[ ._-]?(\d{1,2})(?=$|[ ._)\]-])/gi,
    isDoubtful: false,
  },
  { pattern: /(?:^|[ ._([-])(\d)[ ._]?of[ ._]?\d(?=$|[ ._)\]-])/gi, isDoubtful: false },
  {
    pattern: /(?:^|[ ._([-])(\d)(?:ère|ere|re|er|eme|ème|nde|e)[ ._](?:partie|epoque|époque)(?=$|[ ._)\]-])/gi,
    isDoubtful: false,
  },
  { pattern: /[ ._(-](?:part|partie|teil|parte)[ ._-](i{1,3})(?=$|[ ._)\]-])/gi, isDoubtful: true },
  { pattern: /(?: - |[-_])([a-d]|\d)(?=\.[a-z0-9]{2,4}$)/gi, isDoubtful: true },
];

/** How many films a folder's videos are, and which of them are parts of one film. */
export function readFolderVideos({ path, videos }: FolderNames): FolderVideos {
  return { ...readFilms(path, videos.slice(0, MAX_COUNTED_NAMES)), parts: findParts(path, videos) };
}

/** One title with two years is two films; a name without a year is counted with one that has it. */
function readFilms(path: string, videos: readonly string[]): Pick<FolderVideos, "films" | "titles"> {
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
  const films = episodes.size + [...years.values()].reduce((sum, known) => sum + Math.max(1, known.size), 0);
  return { films, titles: new Set(years.keys()) };
}

/** *Part 2* is also in titles: only names that differ in nothing but the number, and include part 1, are parts. */
function findParts(path: string, videos: readonly string[]): Map<string, number> {
  const siblings = new Map<string, Map<number, string>>();
  for (const name of videos) {
    const found = name.length > MAX_NAME_LENGTH ? null : numberOf(name, basename(path));
    if (!found) continue;
    const known = siblings.get(found.rest) ?? new Map<number, string>();
    if (!known.has(found.number)) known.set(found.number, name);
    siblings.set(found.rest, known);
  }
  const parts = new Map<string, number>();
  for (const known of siblings.values()) {
    if (known.size < 2 || !known.has(1)) continue;
    for (const [number, name] of known) parts.set(name, number);
  }
  return parts;
}

/** A name's part number, and the name without it. */
function numberOf(name: string, folder: string): { readonly number: number; readonly rest: string } | null {
  for (const { pattern, isDoubtful } of FORMS) {
    const found = [...name.matchAll(pattern)].at(-1);
    if (!found) continue;
    const [before, after] = [name.slice(0, found.index), name.slice(found.index + found[0].length)];
    if (isDoubtful && !isOneFilm(before, after, folder)) continue;
    return { number: partNumber(found[1] ?? ""), rest: `${before}#${after}`.toLowerCase() };
  }
  return null;
}

/**
 * `Braveheart/Braveheart-1.avi`, `Braveheart Part I (1995).avi`: the rest equals the folder's title or includes the
 * film's year.
 */
function isOneFilm(before: string, after: string, folder: string): boolean {
  const key = titleKey(before);
  return titleWords(`${before} ${after}`).some(isYearWord) || (key !== "" && key === titleKey(folder));
}

/** `2`, `ii`, `b` */
function partNumber(written: string): number {
  const word = written.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  return /^i+$/.test(word) ? word.length : word.charCodeAt(0) - 96;
}

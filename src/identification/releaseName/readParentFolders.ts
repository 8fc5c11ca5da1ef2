import { kindOfFolder } from "./findExtraMark.ts";
import { readYear } from "./findYear.ts";
import { stripIdTags } from "./idTags.ts";
import { foldCase, titleWords } from "./normalizeTitle.ts";
import { type ParsedName, readName } from "./readName.ts";
import { DISC_FOLDERS, LIBRARY_FOLDERS, SEASON_WORDS, SERIES_FOLDERS } from "./vocabulary/folderWords.ts";

/** What the folders of a file's path say. */
export interface ParentFolders {
  /** The folder named for the film or the series. */
  readonly film: ParsedName | null;
  /** A season's folder is between the file and that folder. */
  readonly isSeason: boolean;
  /** The file is in a folder of extras or samples: the film's name is that of the folder above. */
  readonly isExtrasFolder: boolean;
  /** Part named by a folder: `Disc 1`, `CD2`. */
  readonly part: number | undefined;
  /** The year of a folder named only by a year. */
  readonly yearFolder: number | null;
}

/** Goes up over disc, part, extras and season folders to the first one named for a film; stops at the library's own folders. */
export function readParentFolders(folders: readonly string[]): ParentFolders {
  let isSeason = false;
  const isExtrasFolder = extrasFolderKind(folders) !== null;
  let part: number | undefined;
  let film: ParsedName | null = null;
  let yearFolder: number | null = null;
  for (const [depth, folder] of folders.entries()) {
    const words = titleWords(folder);
    const phrase = words.join(" ");
    const year = words.length === 1 ? readYear(phrase) : null;
    if (film) {
      if (depth > 0 && year !== null) yearFolder = year;
      break;
    }
    if (DISC_FOLDERS.has(phrase) || kindOfFolder(folder, folders[depth + 1])) continue;
    const partOfCopy = /^(?:cd|disc|disk|disque|disco|dvd|bd|blu ray) ?(\d{1,2})$/.exec(phrase)?.[1];
    if (partOfCopy !== undefined) {
      part ??= Number(partOfCopy);
      continue;
    }
    if (isSeasonFolder(words)) {
      isSeason = true;
      continue;
    }
    if (isRandomName(folder)) continue;
    if (/^[a-z]:$/i.test(folder) || folder.endsWith(":") || isLibrary(phrase) || isHomeFolder(folders[depth + 1]))
      break;
    const reading = readName(stripIdTags(folder));
    if (reading.episode && reading.title !== "") isSeason = true;
    if (reading.title !== "") film = reading;
  }
  return { film, isSeason, isExtrasFolder, part, yearFolder };
}

/** The nearest folder's kind takes precedence over that of a disc folder: `Bonus DVD/VIDEO_TS`. */
export function extrasFolderKind(folders: readonly string[]): "extra" | "sample" | null {
  const at = folders.findIndex((folder) => !DISC_FOLDERS.has(titleWords(folder).join(" ")));
  return kindOfFolder(folders[at] ?? "", folders[at + 1]);
}

/** `/home/me`, `C:/Users/me`: a folder named for a person. */
const isHomeFolder = (above: string | undefined) => above !== undefined && /^(?:home|users|utilisateurs)$/i.test(above);

/** A name that a program chose: this one's folders of uploads, hashes of downloads, UUIDs. */
function isRandomName(folder: string): boolean {
  const digits = folder.replaceAll("-", "");
  return digits.length >= 16 && /^[0-9a-f]+$/i.test(digits) && /\d/.test(digits) && /[a-f]/i.test(digits);
}

const isLibrary = (phrase: string) => phrase === "" || LIBRARY_FOLDERS.has(phrase) || SERIES_FOLDERS.has(phrase);

/** `Season 01`, `Saison 1`, `S01`, `SEASON-06`, `Season 2 Complete`. */
function isSeasonFolder(words: readonly string[]): boolean {
  const [first = "", second = ""] = words;
  if (/^s\d{1,2}$/.test(first)) return words.length === 1;
  return SEASON_WORDS.has(first) && first !== "series" && /^\d{1,4}$/.test(second) && words.length <= 3;
}

/** Whether the path is in a folder of series, and in no nearer folder of films. */
export function isSeriesPath(folders: readonly string[]): boolean {
  for (const folder of folders) {
    const phrase = titleWords(foldCase(folder)).join(" ");
    if (SERIES_FOLDERS.has(phrase)) return true;
    if (phrase === "movies" || phrase === "films") return false;
  }
  return false;
}

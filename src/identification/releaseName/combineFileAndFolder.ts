import { pathSegments } from "../../paths/index.ts";
import { readYear } from "./findYear.ts";
import type { AlternativeGuess } from "./nameMarks.ts";
import { titleKey, titleWords } from "./normalizeTitle.ts";
import { readPosition, seriesName } from "./ownersPosition.ts";
import { type ParsedName, readName } from "./readName.ts";
import type { ParentFolders } from "./readParentFolders.ts";
import { GENERIC_NAMES, LIBRARY_FOLDERS } from "./vocabulary/folderWords.ts";

export interface CombinedNames {
  /** Likeliest first. */
  readonly guesses: readonly AlternativeGuess[];
  readonly alternativeTitles: readonly string[];
  readonly part: number | undefined;
}

/** Folder and file together explain the whole title of a film: more than a half of a name does. */
const SERIES_TITLE_WEIGHT = 0.75;

/** Chooses between the file's own name and its folder's, and merges what both say. */
export function combineFileAndFolder(file: ParsedName, above: ParentFolders, path: string): CombinedNames {
  const isFileGeneric = isGeneric(file);
  const sortedBy = isFileGeneric ? null : yearOfSorting(file, above.film);
  const folder = sortedBy === null ? above.film : null;
  const part = file.part ?? partOfFolderTitle(file, folder) ?? above.part ?? (isFileGeneric ? folder?.part : undefined);
  const year = (reading: ParsedName) => reading.year ?? above.yearFolder;
  const own = (reading: ParsedName, other: ParsedName | null, weight: number): AlternativeGuess[] => [
    {
      title: reading.title,
      year: reading.year ?? (other === null ? above.yearFolder : areSimilar(reading, other) ? year(other) : null),
      weight,
      ...omittedBy(reading),
    },
    ...reading.alternatives,
  ];
  if (!folder) {
    const guesses =
      file.title === "" ? [{ title: fallbackTitle(file, path), year: file.year, weight: 0.3 }] : own(file, null, 1);
    if (sortedBy === null || file.year !== null) return { guesses, alternativeTitles: file.alternativeTitles, part };
    // The folder's year may also be the one in which the film was added: without it, a person decides.
    const undated = { title: file.title, year: null, weight: 0.5, ...omittedBy(file) };
    const dated = { ...undated, year: sortedBy, weight: 1 };
    return { guesses: [dated, undated, ...guesses.slice(1)], alternativeTitles: file.alternativeTitles, part };
  }
  const folderFirst = above.isExtrasFolder || isFileGeneric || isFolderBetter(file, folder, above.isSeason);
  const guesses: AlternativeGuess[] = folderFirst
    ? [
        { title: folder.title, year: year(folder) ?? file.year, weight: 1, ...omittedBy(folder) },
        ...folder.alternatives,
        ...(isFileGeneric ? [] : own(file, folder, 0.5)),
      ]
    : [
        ...own(file, folder, 1),
        ...seriesTitles(file, folder),
        { title: folder.title, year: year(folder), weight: 0.5, ...omittedBy(folder) },
      ];
  const alternativeTitles =
    areSimilar(file, folder) || folderFirst
      ? [...folder.alternativeTitles, ...file.alternativeTitles]
      : file.alternativeTitles;
  return { guesses, alternativeTitles, part };
}

/** `1962/Lolita`, `Films 1954/Godzilla`: the year of a folder by which films are sorted; *1917/movie* is a film. */
function yearOfSorting(file: ParsedName, folder: ParsedName | null): number | null {
  if (!folder || titleKey(file.title) === titleKey(folder.title)) return null;
  const phrase = titleWords(folder.title).join(" ");
  if (folder.year === null) return readYear(phrase);
  return LIBRARY_FOLDERS.has(phrase) ? folder.year : null;
}

const omittedBy = ({ omittedWords }: ParsedName) => (omittedWords === undefined ? {} : { omittedWords });

/**
 * `Harry Potter/1 - À l'école des sorciers`: the folder is named for a series, and the file for its number and the rest
 * of the title.
 */
function seriesTitles(file: ParsedName, folder: ParsedName): AlternativeGuess[] {
  const position = folder.year === null ? readPosition(file.name) : null;
  if (!position) return [];
  const series = seriesName(folder.title);
  const { title } = readName(position.rest);
  if (series === "" || title === "" || titleKey(title).includes(titleKey(series))) return [];
  return [
    { title: `${series} ${title}`, year: file.year, weight: SERIES_TITLE_WEIGHT },
    { title: `${series} ${position.number} - ${title}`, year: file.year, weight: SERIES_TITLE_WEIGHT },
  ];
}

/** `Das Boot (1981)/Das Boot - Part 1`: the file has its folder's name and a part number. */
function partOfFolderTitle(file: ParsedName, folder: ParsedName | null): number | undefined {
  const key = titleKey(folder?.title ?? "");
  return key !== "" && file.alternatives.some(({ title }) => titleKey(title) === key) ? file.possiblePart : undefined;
}

/** A name that says nothing of the film: `movie`, `film-cd1`, `VTS_01_1`, `00001`, `S01E02`. */
function isGeneric(file: ParsedName): boolean {
  const words = titleWords(file.title);
  const phrase = words.join(" ");
  if (phrase === "" || GENERIC_NAMES.has(phrase) || (file.extraKind === "sample" && words.length === 0)) return true;
  return (
    /^(?:vts(?: \d+){0,2}|\d{5}|video ts.*|[0-9a-f]{16,})$/.test(titleWords(file.name).join(" ")) && file.year === null
  );
}

function isFolderBetter(file: ParsedName, folder: ParsedName, isSeason: boolean): boolean {
  if (file.extraKind !== null && (file.year === null || folder.year !== null)) return true;
  if (file.episode)
    return (file.episode.from === 0 && !areSimilar(file, folder)) || (isSeason && !/\p{L}/u.test(file.title));
  if (isSeason) return true;
  if (file.year !== null && !(folder.isYearBracketed && !file.isYearBracketed && folderStartsWithFile(folder, file)))
    return false;
  if (folder.year !== null) return areSimilar(file, folder) || isShortForm(file, folder);
  return folder.hasTechnical
    ? areSimilar(file, folder) || isShortForm(file, folder)
    : contains(file, folder) && folder.title.length >= 4 && !areSimilar(file, folder) && isShortForm(file, folder);
}

/** The titles are equal, or one starts with or contains the other. */
function areSimilar(file: ParsedName, folder: ParsedName): boolean {
  const [a, b] = [titleKey(file.title), titleKey(folder.title)];
  return a === b || (a !== "" && b.startsWith(a)) || (b.length >= 4 && a.includes(b));
}

function folderStartsWithFile(folder: ParsedName, file: ParsedName): boolean {
  const key = titleKey(file.title);
  return key !== "" && titleKey(folder.title).startsWith(key);
}

function contains(file: ParsedName, folder: ParsedName): boolean {
  return titleKey(file.name).includes(titleKey(folder.title));
}

/** `wthd-cab`, `arw-repack-greenberg`, `personnea_mp`: scene abbreviations, hashes, names turned around. */
function isShortForm(file: ParsedName, folder: ParsedName): boolean {
  if (contains(file, folder)) return true;
  const words = titleWords(file.title);
  return (
    !file.name.includes(" ") && words.length <= 3 && (folder.hasTechnical || file.title === file.title.toLowerCase())
  );
}

/** The file's name as it is, or the nearest folder's: empty only where the path has no letter and no digit. */
function fallbackTitle(file: ParsedName, path: string): string {
  const fromName = titleWords(file.name).join(" ");
  return fromName !== ""
    ? fromName
    : (pathSegments(path, 400)
        .map((name) => titleWords(name).join(" "))
        .findLast((name) => name !== "") ?? "");
}

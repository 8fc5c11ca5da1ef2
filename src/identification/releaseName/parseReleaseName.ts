import { combineFileAndFolder } from "./combineFileAndFolder.ts";
import { readEditionTag, readIds, stripIdTags } from "./idTags.ts";
import type { AlternativeGuess } from "./nameMarks.ts";
import { titleKey, titleWords } from "./normalizeTitle.ts";
import { isBoxSet, readPosition } from "./ownersPosition.ts";
import { type ParsedName, readName } from "./readName.ts";
import { extrasFolderKind, isSeriesPath, readParentFolders } from "./readParentFolders.ts";
import type { Release, ReleaseKind, TitleGuess } from "./release.ts";
import { splitPath } from "./splitPath.ts";
import { stripRecordingStamp } from "./stripRecordingStamp.ts";
import { stripToolMarks } from "./stripToolMarks.ts";

const MAX_GUESSES = 5;

/**
 * Parses what a path says about its film: title, year, kind, attributes of the copy, ids, and up to five weighted guesses.
 * Never throws, for any input.
 * @param path relative or absolute, of any system
 * @returns a title that is empty only where the path holds no letter and no digit
 */
export function parseReleaseName(path: string): Release {
  const { folders, name, extension } = splitPath(path);
  const names = [name, ...folders];
  const above = readParentFolders(folders);
  const prepared = isDiscFile(name) ? "" : prepareName(stripIdTags(name), extension);
  const file = readFile(prepared, above.film ? titleKey(above.film.title) : null, folders[0] ?? "");
  const combined = combineFileAndFolder(file, above, path);
  const kind = kindOf(file, folders, above.isSeason, above.film);
  const guesses = chooseGuesses(combined.guesses, kind);
  const first = guesses[0] ?? { title: name.trim(), year: null, kind, weight: 1 };
  const edition = readEditionTag(names) ?? file.attributes.edition ?? above.film?.attributes.edition;
  const part = combined.part;
  return {
    path,
    title: first.title,
    year: first.year,
    kind: first.kind,
    ...above.film?.attributes,
    ...file.attributes,
    ...(edition === undefined ? {} : { edition }),
    ...(part === undefined ? {} : { part }),
    alternativeTitles: distinct([...combined.alternativeTitles], first.title),
    ids: readIds(names),
    readings: guesses.length > 0 ? guesses : [first],
  };
}

/** `Coffret Tati/02 - Mon oncle`: in a box set the number is the film's, not an episode's. */
function readFile(name: string, folderKey: string | null, folder: string): ParsedName {
  const file = readName(name, folderKey);
  if (file.episode?.isWritten || !isBoxSet(folder)) return file;
  const position = file.episode || /^\d/.test(file.title) ? readPosition(file.name) : null;
  return position ? { ...readName(position.rest, folderKey), name: file.name } : file;
}

/** The name without additions of programs. */
function prepareName(name: string, extension: string | null): string {
  const bare = stripToolMarks(name);
  return stripRecordingStamp(bare, extension) ?? bare;
}

/** Files of a disc: `VTS_01_1`, `VIDEO_TS`, `00800`. */
function isDiscFile(name: string): boolean {
  return /^(?:VTS_\d\d_\d|VIDEO_TS|\d{5})$/i.test(name);
}

function kindOf(
  file: ParsedName,
  folders: readonly string[],
  isInSeason: boolean,
  film: ParsedName | null,
): ReleaseKind {
  const inside = extrasFolderKind(folders);
  if (file.extraKind === "sample" || inside === "sample") return "sample";
  if (inside === "extra" && !file.episode?.isWritten) return "extra";
  if (file.episode || isInSeason) return "episode";
  if (file.extraKind === "extra" && !isTitleItself(file, film)) return "extra";
  return isSeriesPath(folders) ? "episode" : "movie";
}

/** *Interview (2007)* is a film: the word is the whole name, and the folder has no other title. */
function isTitleItself(file: ParsedName, film: ParsedName | null): boolean {
  return file.isOnlyExtraWord && (film === null || titleKey(film.title) === titleKey(file.name));
}

function chooseGuesses(offered: readonly AlternativeGuess[], kind: ReleaseKind): TitleGuess[] {
  const kept = new Map<string, TitleGuess>();
  for (const { title, year, weight, omittedWords } of offered) {
    if (titleWords(title).length === 0 && kept.size > 0) continue;
    const key = `${titleKey(title)}|${year}`;
    if (title !== "" && !kept.has(key))
      kept.set(key, { title, year, kind, weight, ...(omittedWords === undefined ? {} : { omittedWords }) });
    if (kept.size === MAX_GUESSES) break;
  }
  return [...kept.values()];
}

function distinct(titles: readonly string[], title: string): string[] {
  const seen = new Set([titleKey(title)]);
  return titles.filter((candidate) => {
    const key = titleKey(candidate);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

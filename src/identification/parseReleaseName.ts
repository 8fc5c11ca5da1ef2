import { combineNames } from "./combineNames.ts";
import { kindOfFolder } from "./findKind.ts";
import { titleKey, titleWords } from "./foldTitle.ts";
import { readEditionTag, readIds, withoutTags } from "./idTags.ts";
import { isSeriesPath, meaningfulFolders } from "./meaningfulFolders.ts";
import { type NameReading, readName } from "./readName.ts";
import type { Reading, Release, ReleaseKind } from "./release.ts";
import { splitPath } from "./splitPath.ts";

const MOST_READINGS = 5;

/**
 * Reads what a path says about its film: title, year, kind, copy, ids, and up to five weighted readings.
 * @param path relative or absolute, of any system, hostile or not; never throws
 * @returns a title that is empty only where the path holds no letter and no digit
 */
export function parseReleaseName(path: string): Release {
  const { folders, name } = splitPath(path);
  const names = [name, ...folders];
  const file = readName(isDiscFile(name) ? "" : withoutTags(name));
  const above = meaningfulFolders(folders);
  const combined = combineNames(file, above, path);
  const kind = kindOf(file, folders, above.season, above.film);
  const readings = chooseReadings(combined.readings, kind);
  const first = readings[0] ?? { title: name.trim(), year: null, kind, weight: 1 };
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
    readings: readings.length > 0 ? readings : [first],
  };
}

/** Files of a disc: `VTS_01_1`, `VIDEO_TS`, `00800`. */
function isDiscFile(name: string): boolean {
  return /^(?:VTS_\d\d_\d|VIDEO_TS|\d{5})$/i.test(name);
}

function kindOf(
  file: NameReading,
  folders: readonly string[],
  isInSeason: boolean,
  film: NameReading | null,
): ReleaseKind {
  if (file.side === "sample" || kindOfFolder(folders[0] ?? "") === "sample") return "sample";
  if (file.episode || isInSeason) return "episode";
  if ((file.side === "extra" && !isTitleItself(file, film)) || kindOfFolder(folders[0] ?? "") === "extra")
    return "extra";
  return isSeriesPath(folders) ? "episode" : "movie";
}

/** *Interview (2007)*: the word is the whole name, and no film's folder holds it but its own. */
function isTitleItself(file: NameReading, film: NameReading | null): boolean {
  return file.isSideAlone && (film === null || titleKey(film.title) === titleKey(file.name));
}

function chooseReadings(
  offered: readonly { title: string; year: number | null; weight: number }[],
  kind: ReleaseKind,
): Reading[] {
  const kept = new Map<string, Reading>();
  for (const { title, year, weight } of offered) {
    if (titleWords(title).length === 0 && kept.size > 0) continue;
    const key = `${titleKey(title)}|${year}`;
    if (title !== "" && !kept.has(key)) kept.set(key, { title, year, kind, weight });
    if (kept.size === MOST_READINGS) break;
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

import { basename } from "node:path";
import { type Release, titleKey } from "../releaseName/index.ts";

/**
 * `Jaws (1975)/Shark Tales.mkv` next to `Jaws (1975).mkv`: the folder's title is that of the other file, so it says
 * nothing about this one. A title that is part of the file's own name stays.
 * @param titles keys of the titles that the names of the folder's videos state
 */
export function withoutTitleOfSibling(release: Release, titles: ReadonlySet<string>): Release {
  const [first] = release.readings;
  if (!first || !titles.has(titleKey(first.title)) || release.readings.length < 2) return release;
  const own = titleKey(basename(release.path));
  const readings = release.readings.filter((reading) => {
    const key = titleKey(reading.title);
    return reading === first || own.includes(key) || !titles.has(key);
  });
  return readings.length < release.readings.length ? { ...release, readings } : release;
}

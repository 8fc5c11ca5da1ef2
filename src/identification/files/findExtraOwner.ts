import { basename, dirname, extname } from "node:path";
import { filmLocation } from "../../intake/index.ts";
import { kindOfFolder, titleKey } from "../releaseName/index.ts";

/** A copy of a film, near an extra. */
export interface NearbyCopy {
  readonly path: string;
  readonly film: number;
  /** As parsed from its name. */
  readonly title: string;
}

export interface Extra {
  readonly path: string;
  readonly title: string;
}

const MAX_EXTRAS_FOLDERS = 3;

/**
 * The folder whose film an extra belongs to: its own, that of its disc, or the nearest parent that is not an extras
 * folder.
 */
export function ownerFolder(extraPath: string): string {
  let folder = filmLocation(extraPath).filmFolder;
  for (
    let step = 0;
    step < MAX_EXTRAS_FOLDERS && kindOfFolder(basename(folder), basename(dirname(folder))) !== null;
    step += 1
  )
    folder = dirname(folder);
  return folder;
}

/**
 * The film of an extra or sample: the copy whose whole name is a prefix of the extra's (the longest, where several are),
 * else the film with its title, else the only film there, when the extra is in an extras folder or has no title.
 *
 * @param copies those in `ownerFolder`
 */
export function findExtraOwner(extra: Extra, copies: readonly NearbyCopy[]): number | null {
  const stem = stemOf(extra.path);
  const named = copies
    .filter(({ path }) => startsWithName(stem, stemOf(path)))
    .sort((a, b) => stemOf(b.path).length - stemOf(a.path).length)[0];
  if (named) return named.film;
  const key = titleKey(extra.title);
  const titled = key === "" ? [] : copies.filter(({ title }) => titleKey(title) === key);
  const isApart = dirname(extra.path) !== ownerFolder(extra.path);
  return onlyFilmOf(titled) ?? (isApart || key === "" ? onlyFilmOf(copies) : null);
}

/** The film of all these copies; null where they are of several films, or none. */
function onlyFilmOf(copies: readonly NearbyCopy[]): number | null {
  const [first] = copies;
  return first && copies.every(({ film }) => film === first.film) ? first.film : null;
}

/** `Heat-trailer` begins with `Heat`; `Heather` does not. */
function startsWithName(stem: string, copy: string): boolean {
  return copy !== "" && stem.startsWith(copy) && /^(?:$|[^\p{L}\p{N}])/u.test(stem.slice(copy.length));
}

function stemOf(path: string): string {
  return basename(path, extname(path)).toLowerCase();
}

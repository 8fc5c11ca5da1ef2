import { basename, dirname, extname } from "node:path";
import { kindOfFolder, titleKey } from "../releaseName/index.ts";

/** A copy of a film, near an extra. */
export interface NearbyCopy {
  readonly path: string;
  readonly film: number;
  /** As its name reads. */
  readonly title: string;
}

export interface Extra {
  readonly path: string;
  readonly title: string;
}

const HIGHEST_CLIMB = 3;

/** Where the films lie that an extra could belong to: its own folder, or the one above folders named for extras. */
export function ownerFolder(extraPath: string): string {
  let folder = dirname(extraPath);
  for (let step = 0; step < HIGHEST_CLIMB && kindOfFolder(basename(folder)) !== null; step += 1)
    folder = dirname(folder);
  return folder;
}

/**
 * The film of an extra or sample: the copy whose whole name begins the extra's (the longest, where several do), else
 * the only film there, when the extra lies in a folder of its own or says no other title.
 *
 * @param copies those in `folderOfOwner`
 */
export function findExtraOwner(extra: Extra, copies: readonly NearbyCopy[]): number | null {
  const stem = stemOf(extra.path);
  const named = copies
    .filter(({ path }) => beginsWith(stem, stemOf(path)))
    .sort((a, b) => stemOf(b.path).length - stemOf(a.path).length)[0];
  if (named) return named.film;
  const [first] = copies;
  if (!first || copies.some(({ film }) => film !== first.film)) return null;
  const isApart = dirname(extra.path) !== ownerFolder(extra.path);
  const key = titleKey(extra.title);
  return isApart || key === "" || copies.some(({ title }) => titleKey(title) === key) ? first.film : null;
}

/** `Heat-trailer` begins with `Heat`; `Heather` does not. */
function beginsWith(stem: string, copy: string): boolean {
  return copy !== "" && stem.startsWith(copy) && /^(?:$|[^\p{L}\p{N}])/u.test(stem.slice(copy.length));
}

function stemOf(path: string): string {
  return basename(path, extname(path)).toLowerCase();
}

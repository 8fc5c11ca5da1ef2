/** Groups a film's files into playable versions, with the parts of each in order. Pure. */
import type { FilmDetail } from "../../../src/contract/index.ts";
import { fileNameOf, parentFolderOf } from "../../components/filePaths.ts";

export type FilmFile = FilmDetail["files"][number];

/** One copy of the whole film, in one file or in parts. */
export interface FilmVersion {
  /** A stable id while the version's files stay the same. */
  readonly key: string;
  /** In playback order; at least one. */
  readonly files: readonly [FilmFile, ...FilmFile[]];
}

/**
 * Each file that is a first part starts a version. Later parts join the version of the same edition whose file is
 * most similar: same folder, then same format and picture size, then a similar name. A part without a first part
 * becomes its own version.
 */
export function versionsOf(files: readonly FilmFile[]): FilmVersion[] {
  const ordered = files.toSorted((a, b) => (a.part ?? 1) - (b.part ?? 1) || a.id - b.id);
  const versions: [FilmFile, ...FilmFile[]][] = [];
  for (const file of ordered) {
    const part = file.part ?? 1;
    const previous = versions
      .filter((version) => part > 1 && (version.at(-1)?.part ?? 1) === part - 1 && version[0].edition === file.edition)
      .toSorted((a, b) => affinity(b[0], file) - affinity(a[0], file))[0];
    if (previous) previous.push(file);
    else versions.push([file]);
  }
  return versions.map((parts) => ({ key: parts.map(({ id }) => id).join("-"), files: parts }));
}

/** Whether a version is complete: it has the first part, and no part in between is missing. */
export function isWhole({ files: [first] }: FilmVersion): boolean {
  return (first.part ?? 1) === 1;
}

function affinity(one: FilmFile, other: FilmFile): number {
  const isSameFolder = folderOf(one.path) === folderOf(other.path);
  const isSameFormat = one.container === other.container && one.height === other.height;
  return (
    (isSameFolder ? 1_000 : 0) + (isSameFormat ? 500 : 0) + sharedStart(fileNameOf(one.path), fileNameOf(other.path))
  );
}

/** Parts may be in separate folders, such as `CD1` and `Disc 2`. */
function folderOf(path: string): string {
  const folder = parentFolderOf(path);
  return /^(?:cd|dis[ck]|dvd|part)[ ._-]?\d{1,2}$/i.test(fileNameOf(folder)) ? parentFolderOf(folder) : folder;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

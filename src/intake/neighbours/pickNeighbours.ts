import { basename, extname, join } from "node:path";
import type { FilmPlace } from "./filmPlace.ts";
import type { BesideFile, FolderContent } from "./folderContent.ts";
import { readMarksAtEnd, readSubtitleMarks, type SubtitleMarks } from "./subtitleName.ts";

export interface Neighbour {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

export type SubtitleNeighbour = Neighbour & SubtitleMarks;

/** What lies beside a video and belongs to it. */
export interface Neighbours {
  readonly nfo: Neighbour | null;
  readonly poster: Neighbour | null;
  readonly backdrop: Neighbour | null;
  readonly subtitles: readonly SubtitleNeighbour[];
}

const POSTER_NAMES = ["poster", "folder", "cover", "movie"];
const BACKDROP_NAMES = ["fanart", "backdrop", "background"];
const MOST_SUBTITLES = 100;

export interface PickedFrom {
  readonly own: FolderContent;
  /** The film's folder where it is another one. */
  readonly film: FolderContent;
  /** `movie.nfo`, `poster.jpg` and the like say nothing where they could be of another film. */
  readonly isOnlyFilm: boolean;
}

/** Files named for the video first; those named for any film only in a folder of one film. */
export function pickNeighbours({ stems }: FilmPlace, { own, film, isOnlyFilm }: PickedFrom): Neighbours {
  const general = isOnlyFilm ? film : null;
  const folderName = basename(film.path).toLowerCase();
  const named = (suffixes: readonly string[]) => stems.flatMap((stem) => suffixes.map((suffix) => `${stem}${suffix}`));
  const find = (list: "nfos" | "pictures", ownNames: readonly string[], generalNames: readonly string[]) =>
    findNamed(own, own[list], ownNames) ?? (general ? findNamed(general, general[list], generalNames) : null);
  return {
    nfo: find("nfos", named([""]), ["movie", folderName]) ?? (general ? onlyOne(general, general.nfos) : null),
    poster: find("pictures", named(["-poster", ""]), [...POSTER_NAMES, `${folderName}-poster`, folderName]),
    backdrop: find("pictures", named(["-fanart", "-backdrop"]), [...BACKDROP_NAMES, `${folderName}-fanart`]),
    subtitles: [
      ...own.subtitles.flatMap((file) => subtitleOf(own, file, stems, isOnlyFilm)),
      ...(general && general !== own ? general.subtitles.flatMap((file) => subtitleOf(general, file, [], true)) : []),
    ].slice(0, MOST_SUBTITLES),
  };
}

function stemOf(name: string): string {
  return basename(name, extname(name)).toLowerCase();
}

function findNamed(folder: FolderContent, files: readonly BesideFile[], names: readonly string[]): Neighbour | null {
  for (const name of names) {
    const file = files.find((candidate) => stemOf(candidate.name) === name);
    if (file) return toNeighbour(folder, file);
  }
  return null;
}

/** A release's notes, named for nobody but its group. Those of a series or an artist are not the film's. */
function onlyOne(folder: FolderContent, nfos: readonly BesideFile[]): Neighbour | null {
  const [first, ...more] = nfos.filter(({ name }) => !/^(?:tvshow|season|album|artist)/i.test(name));
  return first && more.length === 0 ? toNeighbour(folder, first) : null;
}

/** Of this video by its name; in a folder of one film all that lie there, and below `Subs`, are. */
function subtitleOf(
  folder: FolderContent,
  file: BesideFile,
  stems: readonly string[],
  isOnlyFilm: boolean,
): SubtitleNeighbour[] {
  const stem = stemOf(file.name);
  const own = stems.find(
    (candidate) => stem === candidate || (stem.startsWith(candidate) && /^[ ._-]/.test(stem.slice(candidate.length))),
  );
  if (own === undefined && !isOnlyFilm) return [];
  const marks = own === undefined ? readMarksAtEnd(stem) : readSubtitleMarks(stem.slice(own.length));
  return [{ ...toNeighbour(folder, file), ...marks }];
}

function toNeighbour(folder: FolderContent, { name, sizeBytes, mtimeMs }: BesideFile): Neighbour {
  return { path: join(folder.path, name), sizeBytes, mtimeMs };
}

import { basename, extname, join } from "node:path";
import type { FilmLocation } from "./filmLocation.ts";
import type { FolderEntry, FolderListing } from "./folderListing.ts";
import { readSubtitleFlags, readTrailingFlags, type SubtitleFlags } from "./subtitleName.ts";

export interface SidecarFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

export type SubtitleFile = SidecarFile & SubtitleFlags;

/** The sidecar files of one video. */
export interface SidecarFiles {
  readonly nfo: SidecarFile | null;
  readonly poster: SidecarFile | null;
  readonly backdrop: SidecarFile | null;
  readonly subtitles: readonly SubtitleFile[];
}

const POSTER_NAMES = ["poster", "folder", "cover", "movie"];
const BACKDROP_NAMES = ["fanart", "backdrop", "background"];
const MAX_SUBTITLES = 100;

export interface FolderListingsOfFilm {
  readonly own: FolderListing;
  /** The film's folder where it is another one. */
  readonly film: FolderListing;
  /** `movie.nfo`, `poster.jpg` and the like say nothing where they could be of another film. */
  readonly isOnlyFilm: boolean;
}

/** Files named for the video first; those named for any film only in a folder of one film. */
export function pickSidecarFiles(
  { stems }: FilmLocation,
  { own, film, isOnlyFilm }: FolderListingsOfFilm,
): SidecarFiles {
  const general = isOnlyFilm ? film : null;
  const folderName = basename(film.path).toLowerCase();
  const named = (suffixes: readonly string[]) => stems.flatMap((stem) => suffixes.map((suffix) => `${stem}${suffix}`));
  const find = (list: "nfos" | "images", ownNames: readonly string[], generalNames: readonly string[]) =>
    findNamed(own, own[list], ownNames) ?? (general ? findNamed(general, general[list], generalNames) : null);
  return {
    nfo: find("nfos", named([""]), ["movie", folderName]) ?? (general ? onlyOne(general, general.nfos) : null),
    poster: find("images", named(["-poster", ""]), [...POSTER_NAMES, `${folderName}-poster`, folderName]),
    backdrop: find("images", named(["-fanart", "-backdrop"]), [...BACKDROP_NAMES, `${folderName}-fanart`]),
    subtitles: [
      ...own.subtitles.flatMap((file) => subtitleOf(own, file, stems, isOnlyFilm)),
      ...(general && general.path !== own.path
        ? general.subtitles.flatMap((file) => subtitleOf(general, file, [], true))
        : []),
    ].slice(0, MAX_SUBTITLES),
  };
}

function stemOf(name: string): string {
  return basename(name, extname(name)).toLowerCase();
}

function findNamed(folder: FolderListing, files: readonly FolderEntry[], names: readonly string[]): SidecarFile | null {
  for (const name of names) {
    const file = files.find((candidate) => stemOf(candidate.name) === name);
    if (file) return toSidecarFile(folder, file);
  }
  return null;
}

/** The only NFO of a folder with one film, under any name; without those of a series or an artist. */
function onlyOne(folder: FolderListing, nfos: readonly FolderEntry[]): SidecarFile | null {
  const [first, ...more] = nfos.filter(({ name }) => !/^(?:tvshow|season|album|artist)/i.test(name));
  return first && more.length === 0 ? toSidecarFile(folder, first) : null;
}

/**
 * Of this video by its name; in a folder of one film all that lie there, and below `Subs`, are. One that is named for
 * another video is that one's: `Cars 2.fr.srt` begins with the name of `Cars.mkv` too.
 */
function subtitleOf(
  folder: FolderListing,
  file: FolderEntry,
  stems: readonly string[],
  isOnlyFilm: boolean,
): SubtitleFile[] {
  const stem = stemOf(file.name);
  const own = stems.find((candidate) => isNamedFor(stem, candidate));
  if (own === undefined && !isOnlyFilm) return [];
  const others = folder.videos.map(stemOf).filter((other) => other.length > (own?.length ?? 0));
  if (others.some((other) => !stems.includes(other) && isNamedFor(stem, other))) return [];
  const flags = own === undefined ? readTrailingFlags(stem) : readSubtitleFlags(stem.slice(own.length));
  return [{ ...toSidecarFile(folder, file), ...flags }];
}

function isNamedFor(stem: string, video: string): boolean {
  return stem === video || (stem.startsWith(video) && /^[ ._-]/.test(stem.slice(video.length)));
}

function toSidecarFile(folder: FolderListing, { name, sizeBytes, mtimeMs }: FolderEntry): SidecarFile {
  return { path: join(folder.path, name), sizeBytes, mtimeMs };
}

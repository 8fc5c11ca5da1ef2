import { type Dirent, lstatSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { isHidden, isVideoName } from "../exclusions/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { type OpenFolder, openFolderSync } from "../fileAccess/openFolder.ts";
import type { FolderEntry, FolderListing } from "./folderListing.ts";

const NFO = new Set(["nfo"]);
/** MediaBrowser's metadata file. Other XML files belong to other programs. */
const NFO_OF_MEDIABROWSER = "movie.xml";
const SUBTITLES = new Set(["srt", "ass", "ssa", "vtt", "sub", "idx", "sup", "smi", "sbv", "ttml", "dfxp", "mpl"]);
const IMAGES = new Set(["jpg", "jpeg", "png", "webp", "avif"]);
const SUBTITLE_FOLDERS = new Set(["subs", "subtitles", "sous-titres"]);
/** More than any film folder has; the rest is not listed. */
const MAX_NAMES = 20_000;

export interface ListSidecarFilesInput {
  readonly folder: string;
  /** Where a link that is now in the path may lead. */
  readonly roots?: AllowedRoots;
}

/**
 * Lists the files of a folder that may belong to its films. Links are left out: they may lead anywhere. A folder that
 * cannot be read is empty. Reads synchronously: run it in a thread of the `media` pool.
 */
export function listSidecarFiles({ folder, roots = [] }: ListSidecarFilesInput): FolderListing {
  const content = { path: folder, mtimeMs: 0, videos: [], nfos: [], subtitles: [], images: [] };
  try {
    using opened = openFolderSync(folder, roots);
    return withoutVobSubData(fill({ ...content, mtimeMs: statSync(opened.accessPath).mtimeMs }, opened));
  } catch {
    // Missing, replaced by a link, or unreadable; reading its films reports the error.
    return content;
  }
}

/** `film.sub` beside `film.idx` has the images of a VobSub: the index stands for both. Alone it is text (MicroDVD). */
function withoutVobSubData(listing: FolderListing): FolderListing {
  const stemOf = (name: string) => name.slice(0, -extname(name).length).toLowerCase();
  const indexed = new Set(
    listing.subtitles.filter(({ name }) => extensionOf(name) === "idx").map(({ name }) => stemOf(name)),
  );
  const isData = (name: string) => extensionOf(name) === "sub" && indexed.has(stemOf(name));
  return { ...listing, subtitles: listing.subtitles.filter(({ name }) => !isData(name)) };
}

interface FolderListingBuilder {
  readonly path: string;
  readonly mtimeMs: number;
  readonly videos: string[];
  readonly nfos: FolderEntry[];
  readonly subtitles: FolderEntry[];
  readonly images: FolderEntry[];
}

function fill(content: FolderListingBuilder, { accessPath, realPath }: OpenFolder): FolderListingBuilder {
  for (const entry of namesIn(accessPath)) {
    if (entry.isDirectory() && SUBTITLE_FOLDERS.has(entry.name.toLowerCase())) {
      addSubtitles(content, realPath, entry.name);
    } else if (entry.isFile() && !isHidden(entry.name)) {
      addFile(content, accessPath, entry.name);
    }
  }
  return content;
}

function namesIn(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).slice(0, MAX_NAMES);
}

function addFile(content: FolderListingBuilder, accessPath: string, name: string): void {
  if (isVideoName(name)) {
    content.videos.push(name);
    return;
  }
  const extension = extensionOf(name);
  const isNfo = NFO.has(extension) || name.toLowerCase() === NFO_OF_MEDIABROWSER;
  const list = isNfo
    ? content.nfos
    : SUBTITLES.has(extension)
      ? content.subtitles
      : IMAGES.has(extension)
        ? content.images
        : null;
  list?.push(...entryOf(accessPath, name));
}

/** A link that has replaced the folder since is not followed. */
function addSubtitles(content: FolderListingBuilder, realFolder: string, folder: string): void {
  try {
    using opened = openFolderSync(join(realFolder, folder));
    for (const { name } of namesIn(opened.accessPath).filter((entry) => entry.isFile()))
      if (SUBTITLES.has(extensionOf(name)))
        content.subtitles.push(
          ...entryOf(opened.accessPath, name).map((entry) => ({ ...entry, name: join(folder, name) })),
        );
  } catch {
    // Unreadable: the film has no subtitles then.
  }
}

/** Empty where the file went away since it was listed. */
function entryOf(folder: string, name: string): FolderEntry[] {
  try {
    const { size, mtimeMs } = lstatSync(join(folder, name));
    return [{ name, sizeBytes: size, mtimeMs }];
  } catch {
    return [];
  }
}

function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

import { extname } from "node:path";

const VIDEO = new Set(
  "mp4 m4v mov qt mkv mk3d webm avi divx ts m2ts mts m2t mpg mpeg mpe m2v vob flv f4v wmv asf ogv ogm 3gp 3g2".split(
    " ",
  ),
);
/** What programs append to a name while its file is still on the way. */
const PARTIAL = new Set("part crdownload !qb tmp partial download !ut aria2 opdownload".split(" "));
/** Folders that hold no films: subtitles, and the rubbish of operating systems and network drives. */
const IGNORED_FOLDERS = new Set([
  "subs",
  "subtitles",
  "@eadir",
  "#recycle",
  "$recycle.bin",
  "system volume information",
  "lost+found",
]);

export type NameKind = "video" | "arriving" | "other";

/** What a file is by its name alone: a video, one that another program is still writing, or neither. */
export function classifyName(name: string): NameKind {
  const extension = extensionOf(name);
  if (VIDEO.has(extension)) return "video";
  if (!PARTIAL.has(extension)) return "other";
  const arrivingAs = name.slice(0, -extension.length - 1);
  return VIDEO.has(extensionOf(arrivingAs)) ? "arriving" : "other";
}

/** True where the name says that another program is still writing the file. */
export function isPartialName(name: string): boolean {
  return PARTIAL.has(extensionOf(name));
}

/** Hidden names, in the manner of Unix. */
export function isHidden(name: string): boolean {
  return name.startsWith(".");
}

export function isIgnoredFolder(name: string): boolean {
  return isHidden(name) || IGNORED_FOLDERS.has(name.toLowerCase());
}

function extensionOf(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

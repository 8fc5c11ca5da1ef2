import { pathSegments } from "../../paths/index.ts";
import { decodeName } from "./decodeName.ts";
import { repairEncoding } from "./repairEncoding.ts";

/** No file system allows longer names; hostile input is cut here. */
const MAX_NAME_LENGTH = 400;
/** Folders further up say nothing about the film. */
const DEEPEST_FOLDERS = 8;

const EXTENSIONS: ReadonlySet<string> = new Set(
  "3g2 3gp asf avi bdmv bup divx dv evo f4v flv ifo img iso m1v m2t m2ts m2v m4v mk3d mkv mov mp4 mpe mpeg mpg mts mxf nfo nuv nrg ogm ogv qt rec rm rmvb srt ass sub idx strm swf torrent tp trp ts vob webm wmv wtv xml dvr-ms mpv nut ogx".split(
    " ",
  ),
);

export interface PathParts {
  /** Nearest folder first. */
  readonly folders: readonly string[];
  /** The file's name without its extension. */
  readonly name: string;
  readonly extension: string | null;
}

/** Splits a POSIX or Windows path into names with repaired encoding. A slash between spaces or inside brackets is part of a name. */
export function splitPath(path: string): PathParts {
  const local = path.replace(/^[a-z]{2,8}:\/\/[^/]{0,255}\//i, "");
  const names = joinAtSlashInName(pathSegments(local, MAX_NAME_LENGTH * (DEEPEST_FOLDERS + 1)));
  const kept = names
    .filter((name) => name.trim() !== "" && name !== "." && name !== "..")
    .slice(-(DEEPEST_FOLDERS + 1));
  const last = repairEncoding(decodeName((kept.at(-1) ?? "").slice(0, MAX_NAME_LENGTH)));
  const folders = kept
    .slice(0, -1)
    .reverse()
    .map((folder) => withoutBundle(repairEncoding(decodeName(folder.slice(0, MAX_NAME_LENGTH))).trim()));
  return { folders, ...splitExtension(last.trim()) };
}

/** A folder that a program shows as one file, or that a download tool named after its file: `The Mission.dvdmedia`. */
const withoutBundle = (folder: string) => folder.replace(/\.(?:dvdmedia|fcarch|mkv|mp4|avi|iso)$/i, "");

function joinAtSlashInName(names: readonly string[]): string[] {
  const joined: string[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    const isBetweenBlanks = before?.endsWith(" ") === true && name.startsWith(" ");
    if (
      before !== undefined &&
      name !== "" &&
      (isBetweenBlanks || hasOpenBracket(before)) &&
      before.length + name.length < MAX_NAME_LENGTH
    ) {
      joined[joined.length - 1] = `${before}/${name}`;
    } else {
      joined.push(name);
    }
  }
  return joined;
}

function hasOpenBracket(name: string): boolean {
  const open = Math.max(...["[", "(", "【"].map((bracket) => name.lastIndexOf(bracket)));
  const close = Math.max(...["]", ")", "】"].map((bracket) => name.lastIndexOf(bracket)));
  return open >= 0 && open > close && name.length - open < 30;
}

function splitExtension(name: string): { name: string; extension: string | null } {
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return { name, extension: null };
  const extension = name.slice(dot + 1).toLowerCase();
  return EXTENSIONS.has(extension) ? { name: name.slice(0, dot), extension } : { name, extension: null };
}

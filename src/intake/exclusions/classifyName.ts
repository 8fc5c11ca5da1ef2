import { extname } from "node:path";
import {
  COMPANION_ENDINGS,
  EXCLUDED_NAMES,
  PARTIAL_MARKS,
  SUBTITLE_FOLDERS,
  TEMPORARY_ENDINGS,
  UNSUPPORTED_FORMATS,
} from "./excludedNames.ts";
import { isIgnoreFile } from "./ignoreFileNames.ts";
import type { Exclusion, SkipReason } from "./skipReason.ts";

const VIDEO = new Set(
  "mp4 m4v mov qt mkv mk3d webm avi divx ts m2ts mts m2t mpg mpeg mpe m2v vob flv f4v wmv asf ogv ogm 3gp 3g2".split(
    " ",
  ),
);

/** Null when the name may be that of a video; its content is checked then. */
export function excludedFile(name: string): Exclusion | null {
  const lower = name.toLowerCase();
  const known = reasonOfFile(lower);
  if (known) return { reason: known, fact: null };
  if (isPartialName(name)) return { reason: "incomplete", fact: null };
  if (isIgnoreFile(name)) return { reason: "companion", fact: null };
  if (isHidden(name)) return { reason: "hidden", fact: null };
  const ending = endingOf(lower);
  if (VIDEO.has(ending)) return null;
  if (TEMPORARY_ENDINGS.some((temporary) => lower.endsWith(temporary))) return { reason: "control_file", fact: null };
  if (COMPANION_ENDINGS.has(ending)) return { reason: "companion", fact: null };
  return UNSUPPORTED_FORMATS.get(ending) ?? { reason: "not_a_video", fact: null };
}

/** Null when the folder may contain films. */
export function excludedFolder(name: string): Exclusion | null {
  const lower = name.toLowerCase();
  const known = reasonOfFolder(lower);
  if (known) return { reason: known, fact: null };
  if (SUBTITLE_FOLDERS.has(lower)) return { reason: "companion", fact: null };
  return isHidden(name) ? { reason: "hidden", fact: null } : null;
}

export function isVideoName(name: string): boolean {
  return VIDEO.has(endingOf(name.toLowerCase()));
}

/** True when the name shows that another program is still writing the video. */
export function isPartialName(name: string): boolean {
  const lower = name.toLowerCase();
  // Also by its beginning: `.nfs0…`, which holds a film's content as long as a program has it open.
  if (reasonOfFile(lower) === "incomplete" || PARTIAL_MARKS.some((mark) => lower.includes(mark))) return true;
  const temporary = TEMPORARY_ENDINGS.find((ending) => lower.endsWith(ending));
  return (temporary !== undefined && isVideoName(lower.slice(0, -temporary.length))) || isRsyncCopy(name);
}

/** Hidden names in Unix style, except titles that begin with dots: `.45 (2006)`, `...And Justice for All`. */
export function isHidden(name: string): boolean {
  return name.startsWith(".") && !/^\.\d{1,3}(?:[ ._(-]|$)/.test(name) && !/^\.{2,}[^.]/.test(name);
}

/** The temporary names of rsync: `.film.mkv.a1B2c3` for `film.mkv`. */
function isRsyncCopy(name: string): boolean {
  return name.startsWith(".") && /\.[A-Za-z0-9]{6}$/.test(name) && isVideoName(name.slice(0, -RSYNC_ENDING_LENGTH));
}

const RSYNC_ENDING_LENGTH = 7;

/** Skip reasons by file extension. Each extension has a single dot, at its beginning. */
const REASON_BY_ENDING: ReadonlyMap<string, SkipReason> = new Map(
  EXCLUDED_NAMES.flatMap(({ endings = [], reason }) => endings.map((ending) => [ending, reason] as const)),
);
const FILE_PREFIXES = EXCLUDED_NAMES.flatMap(({ filePrefixes = [], reason }) =>
  filePrefixes.map((prefix) => [prefix, reason] as const),
);
const WHOLE_FILES = wholeNames(({ files = [] }) => files);
const WHOLE_FOLDERS = wholeNames(({ folders = [] }) => folders);

function wholeNames(
  of: (names: (typeof EXCLUDED_NAMES)[number]) => readonly string[],
): ReadonlyMap<string, SkipReason> {
  return new Map(EXCLUDED_NAMES.flatMap((names) => of(names).map((name) => [name, names.reason] as const)));
}

function reasonOfFile(lower: string): SkipReason | null {
  const whole = WHOLE_FILES.get(lower);
  if (whole) return whole;
  const byEnding = REASON_BY_ENDING.get(extname(lower));
  if (byEnding) return byEnding;
  return FILE_PREFIXES.find(([prefix]) => lower.startsWith(prefix))?.[1] ?? null;
}

function reasonOfFolder(lower: string): SkipReason | null {
  const whole = WHOLE_FOLDERS.get(lower);
  if (whole) return whole;
  const found = EXCLUDED_NAMES.find(
    ({ folderPrefixes = [], folderEndings = [] }) =>
      startsWithAny(lower, folderPrefixes) || endsWithAny(lower, folderEndings),
  );
  return found?.reason ?? null;
}

function startsWithAny(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => name.startsWith(beginning));
}

function endsWithAny(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

function endingOf(lower: string): string {
  return extname(lower).slice(1);
}

import { lstatSync, readdirSync } from "node:fs";
import { isSameSpelling, otherSpellings } from "./isSameSpelling.ts";
import { nativePaths } from "./nativePaths.ts";
import type { PathRules } from "./pathRules.ts";
import { withoutTrailingDots } from "./windowsNames.ts";

/** What must be known of a file system to find the stored spelling of a path. */
export interface Disk {
  /** Device and inode of a file or folder; null where nothing is. Links are not followed. */
  identity(path: string): string | null;
  /** As they are stored. Empty where the folder cannot be read. */
  names(folder: string): readonly string[];
}

/**
 * A path with its names as they are stored on the disk. Where a folder ignores case or the form of accents (most folders
 * of Windows and macOS, some drives on Linux), many spellings lead to one file; each folder is tested: the kind of
 * system does not say it. Names that do not exist stay as they are written.
 *
 * Reads synchronously; of many paths at once, `toDiskSpellings` tests each folder once.
 */
export function toDiskSpelling(path: string, disk: Disk = realDisk(), rules: PathRules = nativePaths): string {
  return createSpeller(disk, rules)(path);
}

/** Run it in a thread of the `media` pool. */
export function toDiskSpellings({ paths }: { readonly paths: readonly string[] }): string[] {
  return paths.map(createSpeller(realDisk(), nativePaths));
}

/** Whether the file exists under exactly this spelling: a folder that ignores case finds it under others too. */
export function existsAsSpelled(path: string, disk: Disk = realDisk(), rules: PathRules = nativePaths): boolean {
  return disk.identity(path) !== null && toDiskSpelling(path, disk, rules) === rules.normalize(path);
}

/** Whether a file was renamed only in its spelling: the old path still seems to exist then. */
export function isRespelled(
  from: string,
  to: string,
  disk: Disk = realDisk(),
  rules: PathRules = nativePaths,
): boolean {
  // Compared as it is written: a path that was recorded under another spelling of its share is respelled too.
  const isStored = () => disk.identity(from) !== null && toDiskSpelling(from, disk, rules) === from;
  return from !== to && isSameSpelling(from, to) && !isStored();
}

function createSpeller(disk: Disk, rules: PathRules): (path: string) => string {
  const known = new Map<string, string>();

  function spell(path: string): string {
    const written = rules.normalize(path);
    const above = rules.dirname(written);
    if (above === written || !rules.isAbsolute(written)) return written;
    const spelled = known.get(written) ?? spellIn(spell(above), rules.basename(written));
    known.set(written, spelled);
    return spelled;
  }

  function spellIn(folder: string, written: string): string {
    const isThere = disk.identity(rules.join(folder, written)) !== null;
    const name = isThere || rules.kind === "posix" ? written : withoutTrailingDots(written);
    return rules.join(folder, isThere || name !== written ? stored(folder, name) : name);
  }

  function stored(folder: string, name: string): string {
    const identity = disk.identity(rules.join(folder, name));
    const isFoundAs = (other: string) => disk.identity(rules.join(folder, other)) === identity;
    if (identity === null || !otherSpellings(name).some(isFoundAs)) return name;
    const names = disk.names(folder);
    return names.includes(name) ? name : (names.find((other) => isSameSpelling(other, name)) ?? name);
  }

  return spell;
}

/** Lists a folder once. */
function realDisk(): Disk {
  const listed = new Map<string, readonly string[]>();
  return {
    identity(path) {
      try {
        const { dev, ino } = lstatSync(path, { bigint: true });
        return `${dev}:${ino}`;
      } catch {
        // Not there, or not accessible.
        return null;
      }
    },
    names(folder) {
      const names = listed.get(folder) ?? namesIn(folder);
      listed.set(folder, names);
      return names;
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The folder may be entered but not listed: its names stay as they are written.
    return [];
  }
}

import { join } from "node:path";
import { type IgnoreRules, type IgnoreSyntax, ignoreSyntax, parseIgnoreFile } from "../exclusions/index.ts";
import { openForReading } from "../fileAccess/openForReading.ts";

/** Larger files are read only up to this size. */
const MAX_BYTES = 64 * 1024;

/** Reads the ignore files among the names of a folder. An unreadable file excludes nothing. */
export function readIgnoreFiles(folder: string, names: readonly string[]): IgnoreRules[] {
  return names.flatMap((name) => {
    const syntax = ignoreSyntax(name);
    return syntax === null ? [] : (readIgnoreFile(folder, name, syntax) ?? []);
  });
}

/** @returns null when it is missing or cannot be read */
export function readIgnoreFile(folder: string, name: string, syntax: IgnoreSyntax): IgnoreRules | null {
  try {
    using file = openForReading(join(folder, name));
    if (!file.stat.isFile) return null;
    const text = file.readAt(0, Math.min(file.stat.sizeBytes, MAX_BYTES)).toString("utf8");
    return parseIgnoreFile(folder, name, syntax, text);
  } catch {
    // Missing, a link, or unreadable.
    return null;
  }
}

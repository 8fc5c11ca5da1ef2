import { join } from "node:path";
import { type IgnoreRules, type IgnoreSyntax, ignoreSyntax, parseIgnoreFile } from "../exclusions/index.ts";
import { openForReading } from "../fileAccess/openForReading.ts";

/** Larger files are not read to the end. */
const MAX_BYTES = 64 * 1024;

/** Reads the ignore files among the names of a folder. One that cannot be read excludes nothing. */
export function readIgnoreFiles(folder: string, names: readonly string[]): IgnoreRules[] {
  return names.flatMap((name) => {
    const syntax = ignoreSyntax(name);
    return syntax === null ? [] : (readIgnoreFile(folder, name, syntax) ?? []);
  });
}

/** @returns null where there is none, or it cannot be read */
export function readIgnoreFile(folder: string, name: string, syntax: IgnoreSyntax): IgnoreRules | null {
  try {
    using file = openForReading(join(folder, name));
    if (!file.stat.isFile) return null;
    const text = file.readAt(0, Math.min(file.stat.sizeBytes, MAX_BYTES)).toString("utf8");
    return parseIgnoreFile(folder, name, syntax, text);
  } catch {
    // Missing, a link, or not readable.
    return null;
  }
}

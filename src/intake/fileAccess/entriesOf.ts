import { type Dirent, opendirSync, readdirSync } from "node:fs";
import { openFolderSync } from "./openFolder.ts";

/** A folder entry. `raw` holds a name that is not valid UTF-8; such an entry cannot be reached by a path. */
export interface FolderName {
  readonly entry: Dirent;
  readonly raw: Buffer | null;
}

/** Node's replacement for invalid UTF-8 bytes. A valid name may also contain it. */
const REPLACEMENT = "\uFFFD";

/**
 * Lists an opened folder. Distinguishes invalid UTF-8 names from names that really contain the replacement character.
 */
export function namesOf(accessPath: string): FolderName[] {
  const entries = readdirSync(accessPath, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes(REPLACEMENT))) return entries.map((entry) => ({ entry, raw: null }));
  const raw = new Map<string, Buffer[]>();
  for (const name of readdirSync(accessPath, { encoding: "buffer" })) {
    const text = name.toString("utf8");
    raw.set(text, [...(raw.get(text) ?? []), name]);
  }
  return entries.map((entry) => {
    const bytes = entry.name.includes(REPLACEMENT) ? raw.get(entry.name)?.shift() : undefined;
    return { entry, raw: bytes === undefined || bytes.equals(Buffer.from(entry.name, "utf8")) ? null : bytes };
  });
}

/** An unambiguous display form of a name that is not valid UTF-8: `Am\xE9lie.mkv`. */
export function escapeName(name: Buffer): string {
  let text = "";
  for (let at = 0; at < name.length; ) {
    const length = utf8Length(name, at);
    text +=
      length === 0 ? `\\x${name.toString("hex", at, at + 1).toUpperCase()}` : name.toString("utf8", at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** Length in bytes of the character that starts there; 0 for invalid UTF-8. */
function utf8Length(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  const character = bytes.subarray(at, at + length);
  return length > 0 && character.length === length && Buffer.from(character.toString("utf8")).equals(character)
    ? length
    : 0;
}

/** Number of entries in a folder, up to a limit; 0 when it cannot be opened. */
export function countEntries(path: string, limit: number): number {
  try {
    using opened = openFolderSync(path);
    const folder = opendirSync(opened.accessPath);
    try {
      let count = 0;
      while (count < limit && folder.readSync() !== null) count += 1;
      return count;
    } finally {
      folder.closeSync();
    }
  } catch {
    // Unreadable or replaced by a link; the folder is excluded in any case.
    return 0;
  }
}

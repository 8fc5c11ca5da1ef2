import { type Dirent, opendirSync, readdirSync } from "node:fs";
import { openFolderSync } from "./openFolder.ts";

/** An entry of a folder. `raw` holds its name where that is not UTF-8: then no path leads to it. */
export interface FolderName {
  readonly entry: Dirent;
  readonly raw: Buffer | null;
}

/** What Node puts in place of bytes that are not UTF-8. A name may also contain it rightly. */
const REPLACEMENT = "\uFFFD";

/** Lists an opened folder. Names that are not UTF-8 are told apart from those that contain the replacement character. */
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

/** A name that is not UTF-8, readable and unambiguous: `Am\xE9lie.mkv`. */
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

/** Bytes of the character that begins there; 0 where they are no UTF-8. */
function utf8Length(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  const character = bytes.subarray(at, at + length);
  return length > 0 && character.length === length && Buffer.from(character.toString("utf8")).equals(character)
    ? length
    : 0;
}

/** How many entries a folder has, up to a limit; 0 where it cannot be opened. */
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
    // Not readable, or replaced by a link: it is excluded either way.
    return 0;
  }
}

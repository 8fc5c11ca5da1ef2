/**
 * `library.json` next to the database records that this folder holds a library, and which. It outlives the database, so
 * that a folder whose database is lost is never taken for a new one.
 */

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { hasCode } from "../../errors/index.ts";
import { replaceFileSync, temporaryName } from "../durableFiles.ts";

const marker = z.object({
  format: z.literal("filmotheque-library"),
  /** As in the database; null until a database without one (release 0.1) was brought up to date. */
  libraryId: z.string().nullable(),
  hasAccounts: z.boolean(),
  /** The owner decided to begin a new library in the place of a lost one; it is made at the next start. */
  beginNew: z.boolean(),
});
export type LibraryMarker = Omit<z.infer<typeof marker>, "format">;

export function markerFile(dataFolder: string): string {
  return join(dataFolder, "library.json");
}

/** @returns null where there is none; one that cannot be read still says that there was a library */
export function readMarker(dataFolder: string): LibraryMarker | null {
  try {
    return marker.parse(JSON.parse(readFileSync(markerFile(dataFolder), "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    if (error instanceof SyntaxError || error instanceof z.ZodError) return UNREADABLE;
    throw error;
  }
}

const UNREADABLE: LibraryMarker = { libraryId: null, hasAccounts: true, beginNew: false };

/** Only where something changes: an unchanged library writes nothing at its start. */
export function writeMarker(dataFolder: string, next: LibraryMarker): void {
  const present = readMarker(dataFolder);
  const isSame =
    present !== UNREADABLE &&
    present?.libraryId === next.libraryId &&
    present.hasAccounts === next.hasAccounts &&
    present.beginNew === next.beginNew;
  rmSync(temporaryName(markerFile(dataFolder)), { force: true });
  if (isSame) return;
  const { libraryId, hasAccounts, beginNew } = next;
  const content = { format: "filmotheque-library", libraryId, hasAccounts, beginNew };
  replaceFileSync(markerFile(dataFolder), `${JSON.stringify(content, null, 2)}\n`);
}

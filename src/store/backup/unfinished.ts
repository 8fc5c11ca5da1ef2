/** Backups that were being written when the program was killed: their remains are removed at the next start. */
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { draftName, replaceFileSync } from "../durable.ts";
import {
  backupFolder,
  checksumName,
  isUnfinishedName,
  makeBackupFolder,
  timestamp,
  unfinishedName,
} from "./backupNames.ts";

const NOTE = /^elsewhere-.*\.json(?:\.new)?$/;
const note = z.object({ backup: z.string() });

/**
 * A backup that is written outside the data folder is noted inside it, so that its remains are found.
 * @returns removes the note
 */
export function noteElsewhere(dataFolder: string, file: string): () => void {
  const path = join(makeBackupFolder(dataFolder), `elsewhere-${timestamp()}.json`);
  replaceFileSync(path, JSON.stringify({ backup: file }));
  return () => rmSync(path, { force: true });
}

/**
 * Removes what the program itself began and did not finish: files in the folder of backups under the names it gives
 * them, and those it noted. Anything else there stays. The library must be locked by the caller.
 */
export function removeUnfinishedBackups(dataFolder: string): void {
  const folder = backupFolder(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (isUnfinishedName(name)) removeFile(path);
    else if (NOTE.test(name)) {
      const backup = readNote(path);
      // On a drive that is not there now, it is looked for again later.
      if (backup !== null && !existsSync(dirname(backup))) continue;
      if (backup !== null) for (const left of remainsOf(backup)) removeFile(left);
      removeFile(path);
    }
  }
}

const remainsOf = (backup: string) => [unfinishedName(backup), draftName(checksumName(backup))];

function readNote(path: string): string | null {
  try {
    return note.parse(JSON.parse(readFileSync(path, "utf8"))).backup;
  } catch {
    // Cut off while it was written, or not ours: it names nothing that could be removed.
    return null;
  }
}

/** A folder or a link of that name is none of ours. */
function removeFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path, { force: true });
}

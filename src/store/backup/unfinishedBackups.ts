/** Removes, at the next start, what is left of backups that were being written when the program was killed. */
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { replaceFileSync, temporaryName } from "../durableFiles.ts";
import {
  backupFolder,
  checksumName,
  copyName,
  isUnfinishedName,
  makeBackupFolder,
  timestamp,
  unfinishedName,
} from "./backupNames.ts";

const NOTE = /^elsewhere-.*\.json(?:\.new)?$/;
const note = z.object({ backup: z.string() });

/**
 * Records inside the data folder where a backup outside it is being written, so that its remains can be removed.
 * @returns removes the record
 */
export function recordExternalBackup(dataFolder: string, file: string): () => void {
  const path = join(makeBackupFolder(dataFolder), `elsewhere-${timestamp()}.json`);
  replaceFileSync(path, JSON.stringify({ backup: file }));
  return () => rmSync(path, { force: true });
}

/**
 * Removes unfinished backups: in the backup folder those with names that the program gives them, elsewhere those it
 * recorded. Other files stay. The caller must hold the library's lock.
 */
export function removeUnfinishedBackups(dataFolder: string): void {
  const folder = backupFolder(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (isUnfinishedName(name)) removeFile(path);
    else if (NOTE.test(name)) {
      const backup = readNote(path);
      // Its drive is not connected: tried again at a later start.
      if (backup !== null && !existsSync(dirname(backup))) continue;
      if (backup !== null) for (const left of remainsOf(backup)) removeFile(left);
      removeFile(path);
    }
  }
}

const remainsOf = (backup: string) => {
  const copy = unfinishedName(copyName(backup));
  return [unfinishedName(backup), copy, `${copy}-journal`, temporaryName(checksumName(backup))];
};

function readNote(path: string): string | null {
  try {
    return note.parse(JSON.parse(readFileSync(path, "utf8"))).backup;
  } catch {
    // Incomplete, or another program's: there is nothing to remove.
    return null;
  }
}

/** The program makes only plain files here: a folder or a link of that name is not ours. */
function removeFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path, { force: true });
}

import type { Entry } from "yauzl";
import { isReservedName, withoutTrailingDots } from "../../paths/index.ts";
import { BackupProblem } from "./backupProblem.ts";
import { CONTRIBUTED_FOLDERS } from "./contributedFiles.ts";
import { DATABASE, MANIFEST } from "./manifest.ts";

const MAX_PATH_LENGTH = 1_024;
const MAX_DEPTH = 8;
/** The upper 16 bits of the attributes are the Unix mode. */
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Accepts only names that the program's own archives contain: the manifest, the database, and files below the
 * contributed folders. Folders, links and names that lead outside on any system are refused.
 * @throws BackupProblem `backup_unsafe`
 */
export function requireSafeEntry({ fileName, externalFileAttributes, versionMadeBy }: Entry, file: string): void {
  const isUnix = versionMadeBy >> 8 === 3;
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  if (isUnix && type !== 0 && type !== REGULAR)
    throw new BackupProblem("backup_unsafe", file, `${fileName} is no file`);
  if (fileName === MANIFEST || fileName === DATABASE) return;
  const [folder, ...names] = fileName.split("/");
  const isKnown = Object.values(CONTRIBUTED_FOLDERS).some((known) => known === folder);
  const isPlain =
    fileName.length <= MAX_PATH_LENGTH && names.length > 0 && names.length <= MAX_DEPTH && names.every(isPlainName);
  if (!isKnown || !isPlain) throw new BackupProblem("backup_unsafe", file, fileName);
}

function isPlainName(name: string): boolean {
  const isStep = name === "" || name === "." || name === "..";
  return !isStep && !/[\\:\p{Cc}]/u.test(name) && !isReservedName(name) && withoutTrailingDots(name) === name;
}

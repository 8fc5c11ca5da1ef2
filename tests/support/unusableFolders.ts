/** Folders that cannot be used, each for a reason of its own: real disks, permissions and limits of the system. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DiskFaultCode } from "../../src/disk/index.ts";
import { openStore } from "../../src/store/index.ts";
import { asNobody, NOBODY } from "./asNobody.ts";
import { fill, mounted } from "./memoryDisk.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const isRoot = process.getuid?.() === 0;

export interface UnusableFolder {
  readonly folder: string;
  /** The part of the path at fault. */
  readonly blamed: string;
  readonly code: DiskFaultCode;
  /** The command prefix: sets a limit, or another user than root, whom no permission stops. */
  readonly before: readonly string[];
}

const ANYONE: readonly string[] = [];
const notRoot = () => (isRoot ? asNobody() : ANYONE);

/** By reason. Call them inside a test; `null` when this machine cannot create one. */
export const UNUSABLE: Readonly<Record<string, () => UnusableFolder | null>> = {
  "a disk that is read-only, for a new library": () => {
    const disk = readOnlyDisk(() => undefined);
    return disk === null
      ? null
      : { folder: join(disk, "library"), blamed: disk, code: "disk_read_only", before: ANYONE };
  },
  "a disk that is read-only, with a library": () => {
    const disk = readOnlyDisk((folder) => openStore(folder).close());
    return disk === null ? null : { folder: disk, blamed: disk, code: "disk_read_only", before: ANYONE };
  },
  "a folder of another user": () => {
    const folder = privateFolder();
    return { folder, blamed: folder, code: "no_permission", before: notRoot() };
  },
  "a folder inside one of another user": () => {
    const blamed = privateFolder();
    return { folder: join(blamed, "library"), blamed, code: "no_permission", before: notRoot() };
  },
  "a database of another user": () => {
    const folder = open(temporaryFolder("database-of-another"));
    openStore(folder).close();
    const blamed = join(folder, "library.db");
    chmodSync(blamed, 0o400);
    if (isRoot) {
      for (const name of ["", "library.json"]) chownSync(join(folder, name), NOBODY, NOBODY);
    }
    return { folder, blamed, code: "no_permission", before: notRoot() };
  },
  "a file in the folder's place": () => {
    const file = join(temporaryFolder("file"), "library");
    writeFileSync(file, "");
    return { folder: file, blamed: file, code: "path_not_a_folder", before: ANYONE };
  },
  "a file above it": () => {
    const file = join(temporaryFolder("file-above"), "films");
    writeFileSync(file, "");
    return { folder: join(file, "library"), blamed: file, code: "path_not_a_folder", before: ANYONE };
  },
  "a folder in the database's place": () => folderInPlaceOf("library.db"),
  "a folder in the lock's place": () => folderInPlaceOf("library.lock"),
  "a name that is too long": () => {
    const folder = join(temporaryFolder("long"), "x".repeat(300));
    return { folder, blamed: folder, code: "path_too_long", before: ANYONE };
  },
  "a full disk": () => {
    const disk = mounted("size=64k");
    if (!disk) return null;
    fill(disk);
    const folder = join(disk, "library");
    return { folder, blamed: disk, code: "disk_full", before: ANYONE };
  },
  "too few files that may be open": () => {
    const folder = temporaryFolder("few-files");
    return { folder, blamed: folder, code: "too_many_open_files", before: limited("-n 24") };
  },
  "files that may not grow": () => {
    const folder = temporaryFolder("small-files");
    return { folder, blamed: folder, code: "file_size_limit", before: limited("-f 64") };
  },
};

function folderInPlaceOf(name: string): UnusableFolder {
  const folder = temporaryFolder("folder-for-file");
  const blamed = join(folder, name);
  mkdirSync(blamed);
  return { folder, blamed, code: "path_not_a_file", before: ANYONE };
}

function readOnlyDisk(prepare: (folder: string) => void): string | null {
  const disk = mounted("size=16m");
  if (!disk) return null;
  prepare(disk);
  execFileSync("mount", ["-o", "remount,ro", disk]);
  return disk;
}

/** A folder of root that the program, running as `nobody`, may not use. */
function privateFolder(): string {
  const folder = join(open(temporaryFolder("of-another")), "private");
  mkdirSync(folder);
  chmodSync(folder, isRoot ? 0o700 : 0o555);
  return folder;
}

function open(folder: string): string {
  chmodSync(folder, 0o755);
  return folder;
}

const limited = (limit: string) => ["sh", "-c", `ulimit ${limit}; exec "$0" "$@"`];

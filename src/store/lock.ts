import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { CodedError } from "../errors/index.ts";

/** Another process has this library open. */
export class LibraryInUse extends CodedError<"library_in_use", { readonly folder: string; readonly holder: string }> {
  override readonly name = "LibraryInUse";
  constructor(folder: string, holder: string) {
    super("library_in_use", { folder, holder }, { message: `the library in ${folder} is already open (${holder})` });
  }
}

export interface LibraryLock {
  /** Records the address at which this process answers, for the message of a second one. */
  announce(address: string): void;
  release(): void;
}

/**
 * Locks a library for one process. By an exclusive SQLite lock rather than a file with a process id: the operating
 * system releases it when the process ends, however it ends.
 *
 * @throws LibraryInUse
 */
export function lockLibrary(folder: string): LibraryLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holderFile = join(folder, "holder.txt");
  const database = new Database(join(folder, "library.lock"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    writeFileSync(holderFile, `process ${process.pid}`, { mode: 0o600 });
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new LibraryInUse(folder, readHolder(holderFile));
    throw error;
  }

  return {
    announce: (address) => writeFileSync(holderFile, `process ${process.pid}, ${address}`, { mode: 0o600 }),
    release: () => database.close(),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The holder writes the file just after it takes the lock.
    return "another process";
  }
}

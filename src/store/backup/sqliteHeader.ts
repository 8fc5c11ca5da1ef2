/** The first hundred bytes of a SQLite file (sqlite.org/fileformat.html), read without opening it. */
import { closeSync, openSync, readSync } from "node:fs";

const MAGIC = "SQLite format 3\0";
const READ_VERSION_OFFSET = 19;
const WITH_LOG = 2;

export interface SqliteHeader {
  /** Its last changes may be in a log next to it, and opening it creates files there. */
  readonly usesLog: boolean;
}

/** @returns null where the file is no SQLite database */
export function readSqliteHeader(file: string): SqliteHeader | null {
  const head = readStart(file, 100);
  if (head.length < 100 || head.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
  return { usesLog: head[READ_VERSION_OFFSET] === WITH_LOG };
}

export function isZip(file: string): boolean {
  return readStart(file, 4).toString("latin1") === "PK\x03\x04";
}

function readStart(file: string, bytes: number): Buffer {
  const piece = Buffer.alloc(bytes);
  const handle = openSync(file, "r");
  try {
    return piece.subarray(0, readSync(handle, piece, 0, bytes, 0));
  } finally {
    closeSync(handle);
  }
}

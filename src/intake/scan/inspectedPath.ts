import { errorCode, hasCode } from "../../errors/index.ts";
import type { WholeMs } from "../../time/wholeMs.ts";
import type { ContainerKind } from "../container/containerKind.ts";
import type { IgnoreRules, SkipReason } from "../exclusions/index.ts";

export type RefusalCode = SkipReason | "not_found" | "empty" | "unreadable" | "in_use" | "outside_allowed_roots";

/** Why a path is not ingested as a film. `fact` completes the message: `HLS playlist`, `EACCES`. */
export interface Refusal {
  readonly kind: "refused";
  readonly path: string;
  readonly code: RefusalCode;
  readonly fact: string | null;
  /** Time since the last change, milliseconds; null where the file has no stat. */
  readonly ageMs: number | null;
  readonly isFolder?: boolean;
}

/** A video file, as far as its first bytes and its structure tell. */
export interface InspectedFile {
  readonly kind: "file";
  readonly path: string;
  /** `path` without links, as it was at the moment of reading. */
  readonly realPath: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** Milliseconds since the last change, by the machine's clock; negative where the file's time is in the future. */
  readonly ageMs: number;
  /** As in `FileStat`. */
  readonly inode: string | null;
  readonly identity: string | null;
  /** SHA-256 of size and three samples, 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly container: ContainerKind;
  readonly completeness: "complete" | "truncated" | "unknown";
  /** What is missing of a truncated file. */
  readonly fact: string | null;
}

/** A folder, still to be walked. */
export interface InspectedFolder {
  readonly kind: "folder";
  readonly path: string;
  readonly realPath: string;
  /** The ignore rules of the folders above it. */
  readonly rules: readonly IgnoreRules[];
}

export type InspectedPath = InspectedFile | InspectedFolder | Refusal;

export function refuse(path: string, code: RefusalCode, fact: string | null, ageMs: number | null = null): Refusal {
  return { kind: "refused", path, code, fact, ageMs };
}

const REFUSALS: ReadonlyMap<string, RefusalCode> = new Map(
  Object.entries<RefusalCode>({
    ENOENT: "not_found",
    ENOTDIR: "not_found",
    // Windows: a program opened it without sharing it.
    EBUSY: "in_use",
  }),
);

/** The program or the machine can open no more files, whichever file was asked for. */
export function isOutOfFiles(error: unknown): boolean {
  return hasCode(error, "EMFILE", "ENFILE");
}

/**
 * The file system's error as a refusal.
 * @throws the error where it does not concern this file
 */
export function refuseFor(path: string, error: unknown): Refusal {
  if (isOutOfFiles(error)) throw error;
  const code = errorCode(error) ?? "unknown";
  return refuse(path, REFUSALS.get(code) ?? "unreadable", code);
}

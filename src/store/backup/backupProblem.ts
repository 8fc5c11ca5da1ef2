import type { DiskFaultCode } from "../../disk/index.ts";
import { CodedError } from "../../errors/index.ts";

/** Why a backup cannot be made or used. `src/messages` has a sentence for each. */
export type BackupProblemCode =
  | "backup_missing"
  | "backup_damaged"
  | "backup_not_ours"
  | "backup_from_newer_program"
  | "backup_unsafe"
  | "backup_too_many_files"
  | "backup_too_large"
  | "backup_no_room"
  /** The backup could not be written, because of its disk or folder. */
  | `backup_${DiskFaultCode}`;

export interface BackupFacts {
  readonly file: string;
  /** A technical detail in English, shown after the sentence; empty if the code says it all. */
  readonly finding: string;
}

/** Thrown before anything was changed. */
export class BackupProblem extends CodedError<BackupProblemCode, BackupFacts> {
  override readonly name = "BackupProblem";
  constructor(code: BackupProblemCode, file: string, finding: string, cause?: unknown) {
    super(code, { file, finding }, { message: finding === "" ? file : `${file} (${finding})`, cause });
  }
}

import { CodedError } from "../../errors/index.ts";

export type UploadErrorCode = "upload_too_large" | "upload_aborted" | "disk_full" | "file_name_invalid";

/** An upload that was not kept; nothing of it is left on the disk. */
export class UploadError extends CodedError<UploadErrorCode, UploadFacts> {
  override readonly name = "UploadError";
  constructor(code: UploadErrorCode, facts: UploadFacts = {}, cause?: unknown) {
    super(code, facts, { cause });
  }
}

interface UploadFacts {
  /** Of `upload_too_large`. */
  readonly limitBytes?: number;
  /** The name, of `file_name_invalid`. */
  readonly fact?: string;
}

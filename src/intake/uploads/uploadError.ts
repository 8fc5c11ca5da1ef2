import { CodedError } from "../../errors/index.ts";

export type UploadErrorCode = "upload_too_large" | "upload_aborted" | "disk_full" | "file_name_invalid";

/** An upload that was not kept; nothing of it is left on the disk. */
export class UploadError extends CodedError<UploadErrorCode, { readonly limitBytes?: number }> {
  override readonly name = "UploadError";
  /** @param limitBytes only for `upload_too_large` */
  constructor(code: UploadErrorCode, cause?: unknown, limitBytes?: number) {
    super(code, { limitBytes }, { cause });
  }
}

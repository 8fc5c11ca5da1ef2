import { CodedError } from "../../errors/index.ts";
import type { UnwatchableReason } from "../../paths/index.ts";

export type WatchedFolderErrorCode =
  | "no_such_folder"
  | "not_a_folder"
  | "unreadable"
  | "unknown_folder"
  | UnwatchableReason
  | "watching_paused";

export class WatchedFolderError extends CodedError<WatchedFolderErrorCode> {
  override readonly name = "WatchedFolderError";
  constructor(code: WatchedFolderErrorCode, cause?: unknown) {
    super(code, {}, { cause });
  }
}

import { fill, type MessageKey, type Messages } from "../messages/index.ts";

/** A problem in words for a dialog. */
export interface FailureText {
  readonly title: string;
  readonly detail: string;
}

/** By the `code` of our own errors, of SQLite's and of the system's. */
const EXPLANATIONS: Readonly<Record<string, MessageKey>> = {
  library_in_use: "libraryInUse",
  database_damaged: "databaseDamaged",
  database_from_newer_program: "databaseFromNewerProgram",
  config_invalid: "configInvalid",
  EROFS: "readOnly",
  EACCES: "readOnly",
  EPERM: "readOnly",
  SQLITE_READONLY: "readOnly",
  SQLITE_CANTOPEN: "readOnly",
  ENOSPC: "diskFull",
  EDQUOT: "diskFull",
  SQLITE_FULL: "diskFull",
};

/** What to say when the library could not be opened: what happened, what it means, what to do. */
export function explainOpenFailure(error: unknown, folder: string, messages: Messages): FailureText {
  const key = EXPLANATIONS[codeOf(error)];
  const reason = error instanceof Error ? error.message : String(error);
  const detail = key ? fill(messages[key], { folder, reason }) : `${reason}\n\n${messages.nothingLost}`;
  return { title: messages.cannotOpen, detail };
}

/** SQLite's extended codes (`SQLITE_READONLY_DIRECTORY`) begin with the primary one. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.keys(EXPLANATIONS).find((known) => code === known || code.startsWith(`${known}_`)) ?? code;
}

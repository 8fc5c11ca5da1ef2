/** Why a library could not be opened, in words for a person: what happened, what it means, what to do. */
import type { Language } from "./contract/index.ts";
import type { DatabaseDamaged, LibraryInUse } from "./store/index.ts";
import { say, type WordKey } from "./words/index.ts";

/** By the `code` of our own errors, of SQLite's and of the system's. */
const EXPLANATIONS: Readonly<Record<string, WordKey>> = {
  database_from_newer_program: "open_database_from_newer_program",
  config_invalid: "open_config_invalid",
  EROFS: "open_library_read_only",
  EACCES: "open_library_read_only",
  EPERM: "open_library_read_only",
  SQLITE_READONLY: "open_library_read_only",
  SQLITE_CANTOPEN: "open_library_read_only",
  ENOSPC: "open_library_disk_full",
  EDQUOT: "open_library_disk_full",
  SQLITE_FULL: "open_library_disk_full",
};

/** @returns null where the error is none of those that a person can do something about */
export function explainOpenFailure(error: unknown, folder: string, language: Language): string | null {
  if (isLibraryInUse(error)) {
    const address = /https?:\S+/.exec(error.facts.holder)?.[0];
    return address
      ? say(language, "open_library_in_use_at", { folder, address })
      : say(language, "open_library_in_use", { folder });
  }
  if (isDatabaseDamaged(error)) {
    const { setAside, backup } = error.facts;
    return backup
      ? say(language, "open_database_damaged_backup", { setAside, backup })
      : say(language, "open_database_damaged", { setAside });
  }
  const key = EXPLANATIONS[codeOf(error)];
  const reason = error instanceof Error ? error.message : String(error);
  return key ? say(language, key, { folder, reason }) : null;
}

// By their codes: the classes would bring the database into the window's first moments.
const isLibraryInUse = (error: unknown): error is LibraryInUse => codeOf(error) === "library_in_use";
const isDatabaseDamaged = (error: unknown): error is DatabaseDamaged => codeOf(error) === "database_damaged";

/** SQLite's extended codes (`SQLITE_READONLY_DIRECTORY`) begin with the primary one. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.keys(EXPLANATIONS).find((known) => code === known || code.startsWith(`${known}_`)) ?? code;
}

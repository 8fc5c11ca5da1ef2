/** Why a library could not be opened, in words for a person: what happened, what it means, what to do. */
import type { ConfigInvalid } from "./config.ts";
import type { Language } from "./contract/index.ts";
import type { DatabaseDamaged, LibraryInUse } from "./store/index.ts";
import { say, type WordKey } from "./words/index.ts";

/** By the `code` of our own errors, of SQLite's and of the system's. */
const EXPLANATIONS: Readonly<Record<string, WordKey>> = {
  database_from_newer_program: "open_database_from_newer_program",
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
  if (isConfigInvalid(error)) return explainConfig(error, language);
  const key = EXPLANATIONS[codeOf(error)];
  return key ? say(language, key, { folder }) : null;
}

function explainConfig({ facts: { variable, value, expected } }: ConfigInvalid, language: Language): string {
  const setting = { variable, value };
  switch (expected.kind) {
    case "number":
      return say(language, "open_config_number", { ...setting, most: String(expected.most) });
    case "word":
      return say(language, "open_config_word", { ...setting, words: expected.words.join(", ") });
    case "address":
      return say(language, "open_config_address", { ...setting, example: expected.example });
  }
}

// By their codes: the classes would bring the database into the window's first moments.
const isLibraryInUse = (error: unknown): error is LibraryInUse => codeOf(error) === "library_in_use";
const isConfigInvalid = (error: unknown): error is ConfigInvalid => codeOf(error) === "config_invalid";
const isDatabaseDamaged = (error: unknown): error is DatabaseDamaged => codeOf(error) === "database_damaged";

/** SQLite's extended codes (`SQLITE_READONLY_DIRECTORY`) begin with the primary one. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.keys(EXPLANATIONS).find((known) => code === known || code.startsWith(`${known}_`)) ?? code;
}

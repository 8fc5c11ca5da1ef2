/** Why a library could not be opened, in words for a person: what happened, what it means, what to do. */

import type { Language } from "./contract/index.ts";
import { type DiskFault, diagnoseDiskFault } from "./disk/index.ts";
import type { ConfigInvalid } from "./environment.ts";
import { errorCode, factsOf } from "./errors/index.ts";
import { diskMessage, errorTranslator, type MessageKey, translate } from "./messages/index.ts";
import { nativePaths } from "./paths/index.ts";
import type { DatabaseDamaged, LibraryInUse, LibraryMissing } from "./store/index.ts";

/** By the `code` of our own errors. */
const EXPLANATIONS: Readonly<Record<string, MessageKey>> = {
  foreign_database: "open_foreign_database",
  foreign_schema: "open_foreign_schema",
  database_from_newer_program: "open_database_from_newer_program",
  sqlite_too_old: "open_sqlite_too_old",
  insecure_http_start: "insecure_http_start",
  no_accounts: "no_accounts",
  certificate_unusable: "certificate_unusable",
};

/** @returns null where a person can do nothing about the error */
export function explainOpenFailure(error: unknown, folder: string, language: Language): string | null {
  if (isLibraryInUse(error)) {
    const address = /https?:\S+/.exec(error.facts.holder)?.[0];
    return address
      ? translate(language, "open_library_in_use_at", { folder, address })
      : translate(language, "open_library_in_use", { folder });
  }
  const loss = findLoss(error);
  if (loss) return [...describeLoss(loss, language), ...commandsFor(loss, language)].join("\n\n");
  if (isBackupProblem(error)) return errorTranslator(language)({ code: error.code, fact: error.message });
  if (isConfigInvalid(error)) return explainConfig(error, language);
  const key = EXPLANATIONS[codeOf(error)];
  if (key) return translate(language, key, { folder, ...textFactsOf(error) });
  const fault = diagnoseDiskFault(error, folder);
  return fault && explainDiskFault(fault, folder, language);
}

function explainDiskFault(fault: DiskFault, folder: string, language: Language): string {
  const { path } = fault;
  const isOfFolder = path === folder || nativePaths.isInside(path, folder) || nativePaths.isInside(folder, path);
  if (!isOfFolder) return diskMessage(language, "file", path, fault);
  return `${diskMessage(language, "open", folder, fault)} ${translate(language, "disk_other_folder")}`;
}

export interface Listener {
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Why the web host cannot listen. The same code means another thing when the library's folder cannot be written: only
 * errors of listening are explained.
 * @returns null for any other error
 */
export function explainListenFailure(error: unknown, listener: Listener, language: Language): string | null {
  const syscall = error instanceof Error && "syscall" in error ? error.syscall : null;
  if (syscall !== "listen" && syscall !== "getaddrinfo") return null;
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return translate(language, "listen_address_taken", { address: listener.url });
    case "EACCES":
      return translate(language, "listen_port_forbidden", { port: String(listener.port) });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return translate(language, "listen_no_such_address", { host: listener.host });
    default:
      return null;
  }
}

function explainConfig({ facts: { variable, value, expected } }: ConfigInvalid, language: Language): string {
  const setting = { variable, value };
  switch (expected.kind) {
    case "number":
      return translate(language, "open_config_number", { ...setting, most: String(expected.most) });
    case "word":
      return translate(language, "open_config_word", { ...setting, words: expected.words.join(", ") });
    case "address":
      return translate(language, "open_config_address", { ...setting, example: expected.example });
    case "network":
      return translate(language, "open_config_network", { ...setting, example: expected.example });
    case "file":
      return translate(language, "open_config_file", { ...setting, example: expected.example });
  }
}

export type LibraryLoss = DatabaseDamaged | LibraryMissing;

/** @returns null unless the library's database is lost and a person must choose between a backup and a new one */
export function findLoss(error: unknown): LibraryLoss | null {
  return isDatabaseDamaged(error) || isLibraryMissing(error) ? error : null;
}

/** What happened and what could be restored, one sentence or two each. */
export function describeLoss(loss: LibraryLoss, language: Language): string[] {
  const { damagedFile, backup, backupMadeAt } = loss.facts;
  const what =
    loss.code === "database_damaged"
      ? [translate(language, "open_database_damaged", { damagedFile: loss.facts.damagedFile })]
      : [
          translate(language, `open_library_${loss.facts.reason}`, { folder: loss.facts.folder }),
          ...(damagedFile ? [translate(language, "open_set_aside", { damagedFile })] : []),
        ];
  const offered = backup
    ? translate(language, "open_backup_offered", { backup, date: dateIn(language, backupMadeAt) })
    : translate(language, "open_no_backup");
  return [...what, offered];
}

/** For a terminal: its user may decide. */
function commandsFor({ facts: { backup } }: LibraryLoss, language: Language): string[] {
  const restore = backup ? [translate(language, "open_restore_command", { backup })] : [];
  return [...restore, translate(language, "open_start_new_command")];
}

export function dateIn(language: Language, instant: string | null): string {
  if (instant === null) return "";
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(new Date(instant));
}

// By their codes: the classes would bring the database into the window's first moments.
const isLibraryInUse = (error: unknown): error is LibraryInUse => codeOf(error) === "library_in_use";
const isConfigInvalid = (error: unknown): error is ConfigInvalid => codeOf(error) === "config_invalid";
const isLibraryMissing = (error: unknown): error is LibraryMissing => codeOf(error) === "library_missing";
const isDatabaseDamaged = (error: unknown): error is DatabaseDamaged => codeOf(error) === "database_damaged";

const isBackupProblem = (error: unknown): error is Error & { code: string } => codeOf(error).startsWith("backup_");

function textFactsOf(error: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(factsOf(error)).flatMap(([name, fact]) => (fact === null ? [] : [[name, String(fact)]])),
  );
}

const codeOf = (error: unknown): string => errorCode(error) ?? "";

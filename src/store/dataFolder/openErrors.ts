/** Why a data folder's library is not opened. Nothing is deleted, and no empty library takes its place. */
import { CodedError } from "../../errors/index.ts";
import type { OfferedBackup } from "../backup/offeredBackup.ts";

/** The database is damaged; it was renamed, nothing was deleted. */
export class DatabaseDamaged extends CodedError<"database_damaged", DamageFacts> {
  override readonly name = "DatabaseDamaged";
  constructor(facts: DamageFacts, cause: unknown) {
    const message = `the database is damaged; it was renamed to ${facts.damagedFile}. ${offer(facts)}`;
    super("database_damaged", facts, { message, cause });
  }
}

type DamageFacts = OfferedBackup & { readonly damagedFile: string };

/** What is wrong with the database of a folder that held a library. */
export type MissingReason =
  /** There is no file. */
  | "missing"
  /** There is one without content. */
  | "empty"
  /** It contains a library without accounts, and the folder's library had some. */
  | "without_accounts";

/** The folder held a library whose database is missing: only its owner may start a new one. */
export class LibraryMissing extends CodedError<"library_missing", MissingFacts> {
  override readonly name = "LibraryMissing";
  constructor(facts: MissingFacts) {
    const message = `the folder ${facts.folder} held a library, and its database is ${facts.reason}. ${offer(facts)}`;
    super("library_missing", facts, { message });
  }
}

type MissingFacts = OfferedBackup & {
  readonly folder: string;
  readonly reason: MissingReason;
  /** A damaged database that an earlier start renamed. */
  readonly damagedFile: string | null;
};

/** `library.db` is a database of another program: it is left as it is. */
export class ForeignDatabase extends CodedError<"foreign_database", { readonly file: string }> {
  override readonly name = "ForeignDatabase";
  constructor(facts: ForeignDatabase["facts"]) {
    super("foreign_database", facts, { message: `${facts.file} is no database of Filmothèque; it was left as it is` });
  }
}

/** `library.db` holds a trigger, a view or a virtual table of another program, which would run at the next write. */
export class ForeignSchema extends CodedError<"foreign_schema", { readonly file: string; readonly object: string }> {
  override readonly name = "ForeignSchema";
  constructor(facts: ForeignSchema["facts"]) {
    super("foreign_schema", facts, { message: `${facts.file} holds a foreign ${facts.object}; it was left as it is` });
  }
}

function offer({ backup, backupMadeAt }: OfferedBackup): string {
  if (!backup) return "There is no good backup";
  return `The newest good backup is ${backup} of ${backupMadeAt}: restore it with "filmotheque restore"`;
}

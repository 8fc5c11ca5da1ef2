/** Why a data folder's library is not opened. Nothing is deleted, and no empty library takes its place. */

/** A backup that may be put in the place of what is lost. */
export interface OfferedBackup {
  readonly backup: string | null;
  /** An instant; null where there is no backup. */
  readonly backupMadeAt: string | null;
}

/** The database is damaged; it was set aside whole, nothing was deleted. */
export class DatabaseDamaged extends Error {
  override readonly name = "DatabaseDamaged";
  readonly code = "database_damaged";
  readonly facts: OfferedBackup & { readonly setAside: string };
  constructor(facts: DatabaseDamaged["facts"], cause: unknown) {
    super(`the database is damaged; it was set aside as ${facts.setAside}. ${offer(facts)}`, { cause });
    this.facts = facts;
  }
}

/** What became of the database of a folder that held a library. */
export type MissingReason =
  /** There is no file. */
  | "missing"
  /** There is one, and it holds nothing. */
  | "empty"
  /** It holds a library without any account, and the folder's library had some. */
  | "without_accounts";

/** The folder held a library whose database is not there any more: only its owner may begin another. */
export class LibraryMissing extends Error {
  override readonly name = "LibraryMissing";
  readonly code = "library_missing";
  readonly facts: OfferedBackup & {
    readonly folder: string;
    readonly reason: MissingReason;
    /** A damaged database that an earlier start set aside. */
    readonly setAside: string | null;
  };
  constructor(facts: LibraryMissing["facts"]) {
    super(`the folder ${facts.folder} held a library, and its database is ${facts.reason}. ${offer(facts)}`);
    this.facts = facts;
  }
}

/** `library.db` is a database of another program: it is left as it is. */
export class ForeignDatabase extends Error {
  override readonly name = "ForeignDatabase";
  readonly code = "foreign_database";
  readonly facts: { readonly file: string };
  constructor(facts: ForeignDatabase["facts"]) {
    super(`${facts.file} is no database of Filmothèque; it was left as it is`);
    this.facts = facts;
  }
}

function offer({ backup, backupMadeAt }: OfferedBackup): string {
  if (!backup) return "There is no good backup";
  return `The newest good backup is ${backup} of ${backupMadeAt}: restore it with "filmotheque restore"`;
}

import BetterSqlite from "better-sqlite3";

export interface DatabaseCheck {
  readonly file: string;
  /** `quick` omits comparing the indexes with their tables. */
  readonly kind: "quick" | "full";
}

/** Work for a thread: what SQLite finds wrong in a database file, its first words; null where it is sound. */
export function checkDatabase({ file, kind }: DatabaseCheck): string | null {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    const finding = String(
      database.pragma(kind === "quick" ? "quick_check(1)" : "integrity_check(1)", { simple: true }),
    );
    return finding === "ok" ? null : finding;
  } catch (error) {
    // A file that is no database any more is a finding, not a failure of the check.
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

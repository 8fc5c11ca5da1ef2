import type { Store } from "../../store/index.ts";

/** Entries of the journal that an import made (`import_entry`). Writing methods belong into a transaction. */
export interface ImportEntries {
  add(importId: number, entryId: number): void;
  /** By number. */
  of(importId: number): number[];
}

export function createImportEntries({ sql }: Pick<Store, "sql">): ImportEntries {
  return {
    add: (importId, entryId) =>
      void sql("INSERT INTO import_entry (import, journal) VALUES (:importId, :entryId)").run({ importId, entryId }),
    of: (importId) =>
      sql<{ journal: number }>("SELECT journal FROM import_entry WHERE import = :importId ORDER BY journal")
        .all({ importId })
        .map(({ journal }) => journal),
  };
}

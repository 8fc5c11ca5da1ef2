import type { PathRange } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";

/** A file that the program wrote: an uploaded film, an attached subtitle. */
export interface CreatedFile {
  readonly id: number;
  readonly path: string;
  readonly inode: string | null;
  readonly sizeBytes: number | null;
  readonly fingerprint: string | null;
}

const COLUMNS = "id, path, inode, size_bytes AS sizeBytes, fingerprint";

/** SQL of the `created_file` table. Writing methods must run inside a transaction. */
export class CreatedFileRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  add(path: string, now: number): number {
    return this.#sql("INSERT INTO created_file (path, created_at) VALUES (:path, :now)").run({ path, now }).id;
  }

  setInode(id: number, inode: string | null): void {
    this.#sql("UPDATE created_file SET inode = :inode WHERE id = :id").run({ id, inode });
  }

  /** The file is written whole. */
  complete(id: number, { sizeBytes, fingerprint }: Pick<CreatedFile, "sizeBytes" | "fingerprint">): void {
    this.#sql("UPDATE created_file SET size_bytes = :sizeBytes, fingerprint = :fingerprint WHERE id = :id").run({
      id,
      sizeBytes,
      fingerprint,
    });
  }

  keep(path: string): void {
    this.#sql("UPDATE created_file SET is_kept = 1 WHERE path = :path").run({ path });
  }

  remove(id: number): void {
    this.#sql("DELETE FROM created_file WHERE id = :id").run({ id });
  }

  /** Files that may be what is at this path: created there first, then those with this inode, moved here since. */
  candidates(path: string, inode: string | null): CreatedFile[] {
    return this.#sql<CreatedFile>(`
      SELECT ${COLUMNS}
      FROM created_file
      WHERE path = :path OR (inode IS NOT NULL AND inode = :inode)
      ORDER BY path = :path DESC`).all({ path, inode });
  }

  /** Paths in this range that were kept and are no attached subtitle any more: the film's file was forgotten. */
  orphanSubtitles({ from, to }: PathRange): string[] {
    return this.#sql<{ path: string }>(`
      SELECT path
      FROM created_file
      WHERE is_kept = 1 AND path >= :from AND path < :to
        AND path NOT IN (SELECT path FROM neighbour WHERE is_given = 1)`)
      .all({ from, to })
      .map(({ path }) => path);
  }

  /** Files whose writing was cut off, and files that nothing asked to keep before the program ended. */
  unkept(): CreatedFile[] {
    return this.#sql<CreatedFile>(`SELECT ${COLUMNS} FROM created_file WHERE is_kept = 0 ORDER BY id`).all();
  }
}

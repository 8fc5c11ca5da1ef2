import type { PathRange } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";

/** A file that the program made: an upload, a subtitle that somebody gave. */
export interface CreatedFile {
  readonly id: number;
  readonly path: string;
  readonly inode: string | null;
  readonly sizeBytes: number | null;
  readonly fingerprint: string | null;
}

const COLUMNS = "id, path, inode, size_bytes AS sizeBytes, fingerprint";

/** The created_file table's SQL. Writing functions want to be inside a transaction. */
export function createdFileRecords({ sql }: Store) {
  return {
    add: (path: string, now: number): number =>
      sql("INSERT INTO created_file (path, created_at) VALUES (:path, :now)").run({ path, now }).id,

    setInode(id: number, inode: string | null): void {
      sql("UPDATE created_file SET inode = :inode WHERE id = :id").run({ id, inode });
    },

    complete(id: number, content: Pick<CreatedFile, "sizeBytes" | "fingerprint">): void {
      sql("UPDATE created_file SET size_bytes = :sizeBytes, fingerprint = :fingerprint WHERE id = :id").run({
        id,
        sizeBytes: content.sizeBytes,
        fingerprint: content.fingerprint,
      });
    },

    keep(path: string): void {
      sql("UPDATE created_file SET is_kept = 1 WHERE path = :path").run({ path });
    },

    remove(id: number): void {
      sql("DELETE FROM created_file WHERE id = :id").run({ id });
    },

    /** Made under this path, or made elsewhere and moved here since. */
    candidates: (path: string, inode: string | null): CreatedFile[] =>
      sql<CreatedFile>(`
        SELECT ${COLUMNS} FROM created_file
        WHERE path = :path OR (inode IS NOT NULL AND inode = :inode)
        ORDER BY path = :path DESC`).all({ path, inode }),

    /** Kept, and no subtitle that somebody gave any more: the film's file was forgotten. Only paths below the folder. */
    orphanSubtitles: ({ from, to }: PathRange): string[] =>
      sql<{ path: string }>(`
        SELECT path FROM created_file
        WHERE is_kept = 1 AND path >= :from AND path < :to
          AND path NOT IN (SELECT path FROM neighbour WHERE is_given = 1)`)
        .all({ from, to })
        .map(({ path }) => path),

    /** Whose writing was cut off, or of which nobody said that they are wanted. */
    unkept: (): CreatedFile[] =>
      sql<CreatedFile>(`SELECT ${COLUMNS} FROM created_file WHERE is_kept = 0 ORDER BY id`).all(),
  };
}

export type CreatedFileRecords = ReturnType<typeof createdFileRecords>;

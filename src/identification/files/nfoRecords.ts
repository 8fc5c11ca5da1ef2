import type { NfoOutcome } from "../../nfo/index.ts";
import type { Store } from "../../store/index.ts";

/** What the NFO beside a file said when it was read. Writing functions want to be inside a transaction. */
export function createNfoRecords({ sql }: Store) {
  return {
    save(fileId: number, nfo: NfoOutcome | null): void {
      sql("DELETE FROM nfo WHERE file = :fileId").run({ fileId });
      if (nfo === null) return;
      sql("INSERT INTO nfo (file, content) VALUES (:fileId, :content)").run({ fileId, content: JSON.stringify(nfo) });
    },

    get(fileId: number): NfoOutcome | null {
      const row = sql<{ content: string }>("SELECT content FROM nfo WHERE file = :fileId").get({ fileId });
      return row ? (JSON.parse(row.content) as NfoOutcome) : null;
    },
  };
}

export type NfoRecords = ReturnType<typeof createNfoRecords>;

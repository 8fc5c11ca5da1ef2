import type { NfoOutcome } from "../../nfo/index.ts";
import type { Store } from "../../store/index.ts";

/** The table `nfo`: what was read of a file's sidecar NFO. `save` runs inside a transaction. */
export interface NfoRecords {
  /** @param nfo null where there is none */
  save(fileId: number, nfo: NfoOutcome | null): void;
  get(fileId: number): NfoOutcome | null;
}

export function createNfoRecords({ sql }: Pick<Store, "sql">): NfoRecords {
  return {
    save(fileId, nfo) {
      sql("DELETE FROM nfo WHERE file = :fileId").run({ fileId });
      if (nfo === null) return;
      sql("INSERT INTO nfo (file, content) VALUES (:fileId, :content)").run({ fileId, content: JSON.stringify(nfo) });
    },

    get(fileId) {
      const row = sql<{ content: string }>("SELECT content FROM nfo WHERE file = :fileId").get({ fileId });
      return row ? (JSON.parse(row.content) as NfoOutcome) : null; // written by `save`
    },
  };
}

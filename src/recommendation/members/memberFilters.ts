import type { Store } from "../../store/index.ts";

export interface MemberFilter {
  readonly userKey: number;
  readonly importId: number;
  readonly name: string;
  /** As JSON. */
  readonly filter: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** It is shown under its name unless that is taken. Inside a transaction. */
export function saveMemberFilter({ sql }: Pick<Store, "sql">, filter: MemberFilter): void {
  sql(`
    INSERT OR IGNORE INTO smart_list_layer (import, name, user, filter, created_at)
    VALUES (:importId, :name, :userKey, :filter, :createdAt)`).run({ ...filter });
  sql(`
    INSERT OR IGNORE INTO smart_list (user, name, filter, created_at, import)
    VALUES (:userKey, :name, :filter, :createdAt, :importId)`).run({ ...filter });
}

/** A filter that another import also states is shown as that import states it. Inside a transaction. */
export function removeFiltersOfImport({ sql }: Pick<Store, "sql">, importId: number): void {
  sql("DELETE FROM smart_list_layer WHERE import = :importId").run({ importId });
  sql(`
    UPDATE smart_list
    SET (filter, import) = (
      SELECT layer.filter, layer.import
      FROM smart_list_layer AS layer
      WHERE layer.user = smart_list.user AND layer.name = smart_list.name
      ORDER BY layer.import
      LIMIT 1)
    WHERE import = :importId AND EXISTS (
      SELECT 1 FROM smart_list_layer AS layer WHERE layer.user = smart_list.user AND layer.name = smart_list.name)`).run(
    { importId },
  );
  sql("DELETE FROM smart_list WHERE import = :importId").run({ importId });
}

import type { Store } from "../../../../src/store/index.ts";

/** A member who cannot log in. @returns the user's row number */
export function insertUser({ sql }: Pick<Store, "sql">, name: string, language: "en" | "fr"): number {
  return sql(`
    INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
    VALUES (:name, :name, 'member', :language, '', 0)`).run({ name, language }).id;
}

/** A file that was received; it belongs to no film yet. @returns its row number */
export function insertFile({ sql }: Pick<Store, "sql">, path: string): number {
  return sql(`
    INSERT INTO file (path, size_bytes, mtime_ms, state, added_at)
    VALUES (:path, 1000, 0, 'identifying', 0)`).run({ path }).id;
}

/** What a machine decided about a file. */
export function insertDecision(
  { sql }: Pick<Store, "sql">,
  fileId: number,
  decision: "matched" | "ambiguous" | "unmatched",
): void {
  sql(`
    INSERT INTO identification (file, parsed, decision, decided_by, decided_at)
    VALUES (:fileId, '{}', :decision, 'machine', 0)`).run({ fileId, decision });
}

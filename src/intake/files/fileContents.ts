import type { FileState } from "../../contract/index.ts";
import { displacedPath, type PathRules } from "../../paths/index.ts";
import type { Store } from "../../store/index.ts";
import {
  contentParameters,
  FILE_COLUMNS,
  type FileRecord,
  IS_DECIDED_BY_PERSON,
  type ScannedContent,
} from "./fileRecord.ts";

/** The key of a content. A few contents with the same key are only distinguished by a hash of the whole file. */
export interface ContentKey {
  readonly fingerprint: string;
  readonly sizeBytes: number;
}

function toJsonPairs(contents: readonly ContentKey[]): string {
  return JSON.stringify(contents.map(({ fingerprint, sizeBytes }) => [fingerprint, sizeBytes]));
}

/**
 * SQL of the `file` table for what a file holds and where that content is: by fingerprint, moved, replaced, copied.
 * Writing methods must run inside a transaction.
 */
export class FileContents {
  readonly #sql: Store["sql"];
  readonly #paths: PathRules;

  constructor(sql: Store["sql"], paths: PathRules) {
    this.#sql = sql;
    this.#paths = paths;
  }

  byFingerprint(fingerprint: string, sizeBytes: number): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS}
      FROM file
      WHERE fingerprint = :fingerprint AND size_bytes = :sizeBytes
      ORDER BY missing_since DESC, id`).all({ fingerprint, sizeBytes });
  }

  /** The same for many contents in one query; the files of a content are in the same order. */
  byFingerprints(contents: readonly ContentKey[]): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS}
      FROM file
      WHERE (fingerprint, size_bytes) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:contents))
      ORDER BY missing_since DESC, id`).all({ contents: toJsonPairs(contents) });
  }

  /**
   * Files whose content was one of these until it was replaced at `since` or later. Files whose film a user decided
   * after that are excluded, because the decision applies to the new content.
   */
  byFormerContents(contents: readonly ContentKey[], since: number): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS}
      FROM file
      WHERE (former_fingerprint, former_size_bytes) IN (SELECT value ->> 0, value ->> 1 FROM json_each(:contents))
        AND former_fingerprint IS NOT NULL AND replaced_at >= :since
        AND NOT EXISTS (
          SELECT 1 FROM identification
          WHERE identification.file = file.id AND decided_by = 'hand' AND decided_at > replaced_at)
      ORDER BY replaced_at DESC, id`).all({ contents: toJsonPairs(contents), since });
  }

  /**
   * Present files with the same content and film that were added after this one, and carry nothing of their own: no
   * attached subtitle, no journal entry that could be undone.
   */
  laterCopiesOf({ id, fingerprint, fullHash, sizeBytes, film }: FileRecord): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS}
      FROM file
      WHERE fingerprint = :fingerprint AND size_bytes = :sizeBytes AND film = :film AND id > :id
        AND coalesce(full_hash, :fullHash, '') = coalesce(:fullHash, full_hash, '')
        AND missing_since IS NULL AND state NOT IN ('missing', 'offline')
        AND NOT EXISTS (SELECT 1 FROM neighbour WHERE neighbour.file = file.id AND is_given = 1)
        AND NOT EXISTS (
          SELECT 1 FROM journal WHERE journal.file = file.id AND undo IS NOT NULL AND undone_at IS NULL)
      ORDER BY id`).all({ id, fingerprint, sizeBytes, film, fullHash });
  }

  /** Gives up its path, because something else is there now, and waits for its content to be found elsewhere. */
  displace({ id, path }: Pick<FileRecord, "id" | "path">): void {
    this.#sql("UPDATE file SET path = :path WHERE id = :id").run({ id, path: displacedPath(path, id, this.#paths) });
  }

  /** The same content at another path: everything that refers to the file stays. */
  move(id: number, content: ScannedContent): void {
    this.#sql(`
      UPDATE file
      SET path = :path, size_bytes = :sizeBytes, mtime_ms = :mtimeMs, inode = :inode, fingerprint = :fingerprint,
          former_fingerprint = NULL, former_size_bytes = NULL, replaced_at = NULL
      WHERE id = :id`).run({ ...contentParameters(content), id });
  }

  /** The same content at the same path, with the metadata of this scan. */
  updateStat(id: number, { mtimeMs, inode }: ScannedContent): void {
    this.#sql(`
      UPDATE file
      SET mtime_ms = :mtimeMs, inode = :inode
      WHERE id = :id AND (mtime_ms <> :mtimeMs OR inode IS NOT :inode)`).run({ id, mtimeMs, inode });
  }

  /**
   * Another content at the same path: what was probed of the old one no longer holds. The old fingerprint is kept as the
   * former one, unless the old content was never read whole, as for a copy that was still being written.
   */
  replace(id: number, content: ScannedContent, state: FileState, now: number): void {
    const isOther = `fingerprint IS NOT :fingerprint AND fingerprint IS NOT NULL
      AND (fingerprint IS read_fingerprint OR (former_fingerprint IS NULL AND ${IS_DECIDED_BY_PERSON}))`;
    this.#sql(`
      UPDATE file
      SET former_fingerprint = CASE WHEN ${isOther} THEN fingerprint ELSE former_fingerprint END,
          former_size_bytes = CASE WHEN ${isOther} THEN size_bytes ELSE former_size_bytes END,
          replaced_at = CASE WHEN ${isOther} THEN :now ELSE replaced_at END,
          size_bytes = :sizeBytes, mtime_ms = :mtimeMs, inode = :inode, fingerprint = :fingerprint, full_hash = NULL,
          state = :state, error_code = NULL, error_fact = NULL, missing_since = NULL
      WHERE id = :id AND path = :path`).run({ ...contentParameters(content), id, state, now });
  }

  /** A file that holds the same content as another is the same film. */
  copyBindingFrom(id: number, other: FileRecord): void {
    this.#sql("UPDATE file SET film = :film, part = :part WHERE id = :id").run({
      id,
      film: other.film,
      part: other.part,
    });
    this.#sql(`
      INSERT INTO identification (file, parsed, decision, decided_by, score, candidates, decided_at)
      SELECT :id, parsed, decision, decided_by, score, candidates, decided_at
      FROM identification
      WHERE file = :other
      ON CONFLICT DO NOTHING`).run({ id, other: other.id });
  }

  setFingerprint(id: number, fingerprint: string): void {
    this.#sql("UPDATE file SET fingerprint = :fingerprint, read_fingerprint = :fingerprint WHERE id = :id").run({
      id,
      fingerprint,
    });
  }

  setFullHash(id: number, fullHash: string): void {
    this.#sql("UPDATE file SET full_hash = :fullHash WHERE id = :id").run({ id, fullHash });
  }
}

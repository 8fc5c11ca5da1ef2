import type { FileState } from "../../contract/index.ts";
import { nativePaths, type PathRules } from "../../paths/index.ts";
import { lastAssignedId, markIdAssigned, type Store } from "../../store/index.ts";
import type { ProbedMedia } from "../probe/index.ts";
import { FileContents } from "./fileContents.ts";
import { FileList } from "./fileList.ts";
import { contentParameters, FILE_COLUMNS, type FileRecord, type ScannedContent } from "./fileRecord.ts";
import { FolderFiles } from "./folderFiles.ts";

export interface FileError {
  readonly code: string;
  readonly fact?: string;
}

/**
 * SQL of the `file` table. Media properties are in `contents`, the queries for the API's lists in `list`, those by
 * folder in `folders`. Writing methods must run inside a transaction.
 */
export class FileRecords {
  readonly contents: FileContents;
  readonly list: FileList;
  readonly folders: FolderFiles;
  readonly #sql: Store["sql"];
  readonly #paths: PathRules;

  /** @param paths how paths are written: those of this machine, unless a test says otherwise */
  constructor({ sql }: Pick<Store, "sql">, paths: PathRules = nativePaths) {
    this.#sql = sql;
    this.#paths = paths;
    this.contents = new FileContents(sql, paths);
    this.list = new FileList(sql);
    this.folders = new FolderFiles(sql, paths);
  }

  byPath(path: string): FileRecord | undefined {
    return this.#sql<FileRecord>(`SELECT ${FILE_COLUMNS} FROM file WHERE path = :path`).get({ path });
  }

  byPaths(paths: readonly string[]): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS} FROM file WHERE path IN (SELECT value FROM json_each(:paths)) ORDER BY id`).all({
      paths: JSON.stringify(paths),
    });
  }

  byId(id: number): FileRecord | undefined {
    return this.#sql<FileRecord>(`SELECT ${FILE_COLUMNS} FROM file WHERE id = :id`).get({ id });
  }

  /** The same, without files that a person removed: no job works on them. */
  inLibrary(id: number): FileRecord | undefined {
    const file = this.byId(id);
    return file?.state === "removed" ? undefined : file;
  }

  /** Codecs of the video and of one audio track, as named by the probe; null when unknown. */
  codecsOf(id: number, audio: number | null): { readonly video: string | null; readonly audio: string | null } {
    const row = this.#sql<{ video: string | null; audio: string | null }>(`
      SELECT json_extract(media, '$.video.codec') AS video, json_extract(media, :path) AS audio
      FROM file
      WHERE id = :id`).get({ id, path: `$.audio[${audio ?? 0}].codec` });
    return row ?? { video: null, audio: null };
  }

  /** Ids of the files that are copies of a film, or of a part of it. */
  copiesOfFilm(filmId: number): number[] {
    return this.#sql<{ id: number }>("SELECT id FROM file WHERE film = :filmId AND part IS NOT NULL ORDER BY id")
      .all({ filmId })
      .map(({ id }) => id);
  }

  /** Files that could not be read, and are still there. */
  failed(): (FileRecord & { readonly errorCode: string | null })[] {
    return this.#sql<FileRecord & { readonly errorCode: string | null }>(`
      SELECT ${FILE_COLUMNS}, error_code AS errorCode FROM file WHERE state = 'failed' AND missing_since IS NULL ORDER BY id`).all();
  }

  /** Where the missing files of the library were. */
  missingPaths(): string[] {
    return this.#sql<{ path: string }>("SELECT path FROM file WHERE state = 'missing' ORDER BY id")
      .all()
      .map(({ path }) => path);
  }

  /**
   * Of these files, those that were added at this time or later.
   * @param by the key of the user who added them; null for any
   */
  addedSince(ids: readonly number[], since: number, by: number | null): FileRecord[] {
    return this.#sql<FileRecord>(`
      SELECT ${FILE_COLUMNS}
      FROM file
      WHERE id IN (SELECT value FROM json_each(:ids)) AND added_at >= :since AND (:by IS NULL OR added_by = :by)
        AND state <> 'removed'`).all({
      ids: JSON.stringify(ids),
      since,
      by,
    });
  }

  /** A folder is spelled differently now: its files keep everything, and so do their sidecar files. */
  respellUnder(folder: string, spelled: string): void {
    const change = { ...this.#paths.range(folder), spelled: this.#paths.range(spelled).from };
    for (const table of ["file", "neighbour"])
      this.#sql(`
        UPDATE OR IGNORE ${table}
        SET path = :spelled || substr(path, length(:from) + 1)
        WHERE path >= :from AND path < :to`).run(change);
    this.#sql(`
      UPDATE file
      SET looked_path = :spelled || substr(looked_path, length(:from) + 1)
      WHERE looked_path >= :from AND looked_path < :to`).run(change);
  }

  /**
   * @returns an id that no file ever had and that the journal does not mention, so that undoing an act on a forgotten
   * file never reaches another file
   * @param addedBy the key of the user who requested it; null for none
   */
  insert(content: ScannedContent, state: FileState, now: number, addedBy: number | null = null): number {
    return this.#sql(`
      INSERT INTO file (id, path, size_bytes, mtime_ms, inode, fingerprint, state, added_at, added_by)
      SELECT 1 + max(coalesce((SELECT max(id) FROM file), 0), coalesce((SELECT max(file) FROM journal), 0), :lastAssignedId),
             :path, :sizeBytes, :mtimeMs, :inode, :fingerprint, :state, :now, :addedBy`).run({
      ...contentParameters(content),
      state,
      now,
      addedBy,
      lastAssignedId: lastAssignedId({ sql: this.#sql }, "file"),
    }).id;
  }

  remove(id: number): void {
    markIdAssigned({ sql: this.#sql }, "file", id);
    this.#sql("DELETE FROM file WHERE id = :id").run({ id });
  }

  setState(id: number, state: FileState, error: FileError | null = null): void {
    this.#sql(`
      UPDATE file SET state = :state, error_code = :code, error_fact = :fact WHERE id = :id`).run({
      id,
      state,
      code: error?.code ?? null,
      fact: error?.fact ?? null,
    });
  }

  setStates(ids: readonly number[], state: FileState): void {
    this.#sql(`
      UPDATE file SET state = :state WHERE id IN (SELECT value FROM json_each(:ids))`).run({
      ids: JSON.stringify(ids),
      state,
    });
  }

  errorOf(id: number): FileError | null {
    const row = this.#sql<{ code: string | null; fact: string | null }>(`
      SELECT error_code AS code, error_fact AS fact FROM file WHERE id = :id`).get({ id });
    if (!row || row.code === null) return null;
    return { code: row.code, ...(row.fact === null ? {} : { fact: row.fact }) };
  }

  /** The first call counts: a missing file keeps the time since when it is. */
  markMissing(id: number, now: number): void {
    this.#sql("UPDATE file SET missing_since = coalesce(missing_since, :now) WHERE id = :id").run({ id, now });
  }

  /** No longer missing, if it was: the state follows from what is known of the file. */
  markPresent(id: number): void {
    this.#sql(`
      UPDATE file
      SET missing_since = NULL,
          state = CASE WHEN state IN ('missing', 'offline') THEN coalesce(
            (SELECT decision FROM identification WHERE identification.file = file.id),
            CASE WHEN media IS NOT NULL THEN 'identifying'
                 WHEN error_code IS NOT NULL THEN 'failed'
                 ELSE 'queued' END) ELSE state END
      WHERE id = :id`).run({ id });
  }

  kindOf(id: number): string {
    return this.#sql<{ kind: string }>("SELECT kind FROM file WHERE id = :id").get({ id })?.kind ?? "movie";
  }

  setKind(id: number, kind: string): void {
    this.#sql("UPDATE file SET kind = :kind WHERE id = :id").run({ id, kind });
  }

  media(id: number): ProbedMedia | null {
    const row = this.#sql<{ media: string | null }>("SELECT media FROM file WHERE id = :id").get({ id });
    // Written by `setMedia` alone.
    return row?.media ? (JSON.parse(row.media) as ProbedMedia) : null;
  }

  /** What was probed of the content that the file has now. */
  setMedia(id: number, media: unknown, durationSeconds: number | null): void {
    this.#sql(`
      UPDATE file
      SET media = :media, duration_seconds = :durationSeconds, read_fingerprint = fingerprint
      WHERE id = :id`).run({
      id,
      media: JSON.stringify(media),
      durationSeconds,
    });
  }

  setStill(id: number, artwork: number): void {
    this.#sql("UPDATE file SET still = :artwork WHERE id = :id").run({ id, artwork });
  }

  setSidecarsReadAtPath(id: number, path: string): void {
    this.#sql("UPDATE file SET looked_path = :path WHERE id = :id").run({ id, path });
  }

  /**
   * The newest job that waits or runs and will end in the identification of this file. Others, such as a check whether
   * it is missing, say nothing about what its name means.
   */
  identifyingJob(fileId: number): number | undefined {
    return (
      this.#sql<{ id: number | null }>(`
        SELECT max(id) AS id
        FROM job
        WHERE subject = 'file' AND subject_id = :fileId
          AND state IN ('queued', 'running') AND kind IN ('probe', 'identify')`).get({ fileId })?.id ?? undefined
    );
  }
}

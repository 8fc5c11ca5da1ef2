import type { FileRow, FileState } from "../../contract/index.ts";
import { decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import { displacedPath, displayPath, nativePaths, type PathRules } from "../../paths/index.ts";
import { lastGiven, rememberNumber, type Store } from "../../store/index.ts";
import type { WholeMs } from "../../time/wholeMs.ts";
import type { ProbedMedia } from "../probe/index.ts";

export interface FileRecord {
  readonly id: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** As `FileLook` says; null in rows of earlier versions too, until their files are met. */
  readonly inode: string | null;
  readonly fingerprint: string | null;
  /** SHA-256 of the whole, where a tie asked for it. */
  readonly fullHash: string | null;
  /** What it held before its content was replaced. */
  readonly formerFingerprint: string | null;
  readonly formerSizeBytes: number | null;
  /** 1 where this very content was probed, or a hand said what it is: it is worth more than its path. */
  readonly isRead: 0 | 1;
  readonly state: FileState;
  readonly film: number | null;
  readonly part: number | null;
  readonly missingSince: number | null;
  readonly durationSeconds: number | null;
  /** Where it lay when what lies beside it was last looked at. */
  readonly sidecarsReadAtPath: string | null;
}

export interface SeenFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  readonly fingerprint: string | null;
}

const BY_HAND = `EXISTS (
  SELECT 1 FROM identification WHERE identification.file = file.id AND identification.decided_by = 'hand')`;
const COLUMNS = `id, path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs, inode, fingerprint,
  full_hash AS fullHash, former_fingerprint AS formerFingerprint, former_size_bytes AS formerSizeBytes,
  fingerprint IS NOT NULL AND (fingerprint IS read_fingerprint OR ${BY_HAND}) AS isRead,
  state, film, part, missing_since AS missingSince, duration_seconds AS durationSeconds, looked_path AS lookedPath`;

interface ListedRow {
  id: number;
  path: string;
  size_bytes: number;
  state: FileState;
  film: number | null;
  film_title: string | null;
  duration_seconds: number | null;
  still: number | null;
  still_hash: string | null;
  added_at: number;
  error_code: string | null;
  error_fact: string | null;
}

const LISTED = `file.id, file.path, file.size_bytes, file.state, file.film, film.title AS film_title,
  file.duration_seconds, file.still, artwork.hash AS still_hash, file.added_at, file.error_code, file.error_fact`;
const LISTED_FROM = `file LEFT JOIN film ON film.id = file.film LEFT JOIN artwork ON artwork.id = file.still`;

const NO_COPY = "('episode', 'extra', 'sample', 'other')";

export type ExplainFile = (error: { code: string; fact: string | null }) => string;

/** The file table's SQL. Writing functions want to be inside a transaction. */
export function fileRecords({ sql }: Pick<Store, "sql">, paths: PathRules = nativePaths) {
  return {
    byPath: (path: string) => sql<FileRecord>(`SELECT ${COLUMNS} FROM file WHERE path = :path`).get({ path }),
    byId: (id: number) => sql<FileRecord>(`SELECT ${COLUMNS} FROM file WHERE id = :id`).get({ id }),

    /** Files that are copies of a film, or of a part of it. */
    copiesOfFilm: (filmId: number): number[] =>
      sql<{ id: number }>("SELECT id FROM file WHERE film = :filmId AND part IS NOT NULL ORDER BY id")
        .all({ filmId })
        .map(({ id }) => id),

    byFingerprint(fingerprint: string, sizeBytes: number): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file
        WHERE fingerprint = :fingerprint AND size_bytes = :sizeBytes
        ORDER BY missing_since DESC, id`).all({ fingerprint, sizeBytes });
    },

    /**
     * Files that held this content until another was found under their path, since then. Where a hand has spoken since,
     * it spoke of what lies there now.
     */
    byFormerContent(fingerprint: string, sizeBytes: number, since: number): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file
        WHERE former_fingerprint = :fingerprint AND former_size_bytes = :sizeBytes AND replaced_at >= :since
          AND NOT EXISTS (
            SELECT 1 FROM identification
            WHERE identification.file = file.id AND decided_by = 'hand' AND decided_at > replaced_at)
        ORDER BY replaced_at DESC, id`).all({ fingerprint, sizeBytes, since });
    },

    /** Files that are there, came after this one with the same content and film, and have nothing of their own. */
    laterCopiesOf({ id, fingerprint, fullHash, sizeBytes, film }: FileRecord): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file
        WHERE fingerprint = :fingerprint AND size_bytes = :sizeBytes AND film = :film AND id > :id
          AND coalesce(full_hash, :fullHash, '') = coalesce(:fullHash, full_hash, '')
          AND missing_since IS NULL AND state NOT IN ('missing', 'offline')
          AND NOT EXISTS (SELECT 1 FROM neighbour WHERE neighbour.file = file.id AND is_given = 1)
          AND NOT EXISTS (
            SELECT 1 FROM journal WHERE journal.file = file.id AND undo IS NOT NULL AND undone_at IS NULL)
        ORDER BY id`).all({ id, fingerprint, sizeBytes, film, fullHash });
    },

    /** Could not be read, and are still there. */
    failed(): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file WHERE state = 'failed' AND missing_since IS NULL ORDER BY id`).all();
    },

    /** Of these files, those that came since then. */
    addedSince(ids: readonly number[], since: number): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file
        WHERE id IN (SELECT value FROM json_each(:ids)) AND added_at >= :since`).all({
        ids: JSON.stringify(ids),
        since,
      });
    },

    remove(id: number): void {
      rememberNumber({ sql }, "file", id);
      sql("DELETE FROM file WHERE id = :id").run({ id });
    },

    under(folder: string): FileRecord[] {
      return sql<FileRecord>(`
        SELECT ${COLUMNS} FROM file WHERE path >= :from AND path < :to`).all(paths.range(folder));
    },

    countUnder(folder: string): number {
      const range = paths.range(folder);
      return (
        sql<{ count: number }>("SELECT count(*) AS count FROM file WHERE path >= :from AND path < :to").get(range)
          ?.count ?? 0
      );
    },

    /** A folder is spelled otherwise than before: what lies in it is the same, and what lies beside its films. */
    respellUnder(folder: string, spelled: string): void {
      const change = { ...paths.range(folder), spelled: paths.range(spelled).from };
      for (const table of ["file", "neighbour"])
        sql(`
          UPDATE OR IGNORE ${table} SET path = :spelled || substr(path, length(:from) + 1)
          WHERE path >= :from AND path < :to`).run(change);
      sql(`
        UPDATE file SET looked_path = :spelled || substr(looked_path, length(:from) + 1)
        WHERE looked_path >= :from AND looked_path < :to`).run(change);
    },

    /** Under a number that no file had and the journal does not know: an act on one that is gone never reaches another. */
    insert(seen: SeenFile, state: FileState, now: number): number {
      return sql(`
        INSERT INTO file (id, path, size_bytes, mtime_ms, inode, fingerprint, state, added_at)
        SELECT 1 + max(coalesce((SELECT max(id) FROM file), 0), coalesce((SELECT max(file) FROM journal), 0), :lastGiven),
               :path, :sizeBytes, :mtimeMs, :inode, :fingerprint, :state, :now`).run({
        ...pick(seen),
        state,
        now,
        lastGiven: lastGiven({ sql }, "file"),
      }).id;
    },

    /** Something else lies under its name: it gives the name up, and waits for its content to turn up again. */
    displace({ id, path }: Pick<FileRecord, "id" | "path">): void {
      sql("UPDATE file SET path = :path WHERE id = :id").run({ id, path: displacedPath(path, id, paths) });
    },

    /** Same content, new place: everything that hangs on the file stays. */
    move(id: number, seen: SeenFile): void {
      sql(`
        UPDATE file
        SET path = :path, size_bytes = :sizeBytes, mtime_ms = :mtimeMs, inode = :inode, fingerprint = :fingerprint,
            former_fingerprint = NULL, former_size_bytes = NULL, replaced_at = NULL
        WHERE id = :id`).run({ ...pick(seen), id });
    },

    /** The same content under the same path, as it was met this time. */
    updateStat(id: number, seen: SeenFile): void {
      sql(`
        UPDATE file SET mtime_ms = :mtimeMs, inode = :inode
        WHERE id = :id AND (mtime_ms <> :mtimeMs OR inode IS NOT :inode)`).run({
        id,
        mtimeMs: seen.mtimeMs,
        inode: seen.inode,
      });
    },

    /**
     * The content is another: what was probed of the old one no longer holds. What it was is remembered, unless the old
     * one was never read whole: a copy on its way was nothing else before.
     */
    replaceContent(id: number, seen: SeenFile, state: FileState, now: number): void {
      const isOther = `fingerprint IS NOT :fingerprint AND fingerprint IS NOT NULL
        AND (fingerprint IS read_fingerprint OR (former_fingerprint IS NULL AND ${BY_HAND}))`;
      sql(`
        UPDATE file
        SET former_fingerprint = CASE WHEN ${isOther} THEN fingerprint ELSE former_fingerprint END,
            former_size_bytes = CASE WHEN ${isOther} THEN size_bytes ELSE former_size_bytes END,
            replaced_at = CASE WHEN ${isOther} THEN :now ELSE replaced_at END,
            size_bytes = :sizeBytes, mtime_ms = :mtimeMs, inode = :inode, fingerprint = :fingerprint, full_hash = NULL,
            state = :state, error_code = NULL, error_fact = NULL, missing_since = NULL
        WHERE id = :id AND path = :path`).run({ ...pick(seen), id, state, now });
    },

    /** A file that holds the same content as another is the same film. */
    copyBindingFrom(id: number, other: FileRecord): void {
      sql("UPDATE file SET film = :film, part = :part WHERE id = :id").run({
        id,
        film: other.film,
        part: other.part,
      });
      sql(`
        INSERT INTO identification (file, parsed, decision, decided_by, score, candidates, decided_at)
        SELECT :id, parsed, decision, decided_by, score, candidates, decided_at
        FROM identification WHERE file = :other
        ON CONFLICT DO NOTHING`).run({ id, other: other.id });
    },

    setState(id: number, state: FileState, error: { code: string; fact?: string } | null = null): void {
      sql(`
        UPDATE file SET state = :state, error_code = :code, error_fact = :fact WHERE id = :id`).run({
        id,
        state,
        code: error?.code ?? null,
        fact: error?.fact ?? null,
      });
    },

    errorOf(id: number): { code: string; fact?: string } | null {
      const row = sql<{ code: string | null; fact: string | null }>(`
        SELECT error_code AS code, error_fact AS fact FROM file WHERE id = :id`).get({ id });
      if (!row || row.code === null) return null;
      return { code: row.code, ...(row.fact === null ? {} : { fact: row.fact }) };
    },

    setStates(ids: readonly number[], state: FileState): void {
      sql(`
        UPDATE file SET state = :state WHERE id IN (SELECT value FROM json_each(:ids))`).run({
        ids: JSON.stringify(ids),
        state,
      });
    },

    kindOf(id: number): string {
      return sql<{ kind: string }>("SELECT kind FROM file WHERE id = :id").get({ id })?.kind ?? "movie";
    },

    setKind(id: number, kind: string): void {
      sql("UPDATE file SET kind = :kind WHERE id = :id").run({ id, kind });
    },

    setMedia(id: number, media: unknown, durationSeconds: number | null): void {
      sql(`
        UPDATE file SET media = :media, duration_seconds = :durationSeconds, read_fingerprint = fingerprint
        WHERE id = :id`).run({
        id,
        media: JSON.stringify(media),
        durationSeconds,
      });
    },

    setFingerprint(id: number, fingerprint: string): void {
      sql("UPDATE file SET fingerprint = :fingerprint, read_fingerprint = :fingerprint WHERE id = :id").run({
        id,
        fingerprint,
      });
    },

    setSidecarsReadAtPath(id: number, path: string): void {
      sql("UPDATE file SET looked_path = :path WHERE id = :id").run({ id, path });
    },

    setFullHash(id: number, fullHash: string): void {
      sql("UPDATE file SET full_hash = :fullHash WHERE id = :id").run({ id, fullHash });
    },

    media(id: number): ProbedMedia | null {
      const row = sql<{ media: string | null }>("SELECT media FROM file WHERE id = :id").get({ id });
      return row?.media ? (JSON.parse(row.media) as ProbedMedia) : null;
    },

    setStill(id: number, artwork: number): void {
      sql("UPDATE file SET still = :artwork WHERE id = :id").run({ id, artwork });
    },

    markMissing(id: number, now: number): void {
      sql("UPDATE file SET missing_since = coalesce(missing_since, :now) WHERE id = :id").run({ id, now });
    },

    /** Back, or never gone: the state follows from what is known of the file. */
    markPresent(id: number): void {
      sql(`
        UPDATE file
        SET missing_since = NULL,
            state = CASE WHEN state IN ('missing', 'offline') THEN coalesce(
              (SELECT decision FROM identification WHERE identification.file = file.id),
              CASE WHEN media IS NOT NULL THEN 'identifying'
                   WHEN error_code IS NOT NULL THEN 'failed'
                   ELSE 'queued' END) ELSE state END
        WHERE id = :id`).run({ id });
    },

    latestJob(fileId: number): number | undefined {
      return sql<{ id: number }>(`
        SELECT max(id) AS id FROM job WHERE subject = 'file' AND subject_id = :fileId
          AND state IN ('queued', 'running')`).get({ fileId })?.id;
    },

    listed(id: number, explain: ExplainFile): FileRow | null {
      const row = sql<ListedRow>(`SELECT ${LISTED} FROM ${LISTED_FROM} WHERE file.id = :id`).get({ id });
      return row ? toRow(row, explain) : null;
    },

    page(
      query: { limit: number; cursor?: string; state?: FileState; filmId?: number; kind?: string },
      explain: ExplainFile,
    ) {
      const after = query.cursor ? decodeIdCursor("files", query.cursor) : 0;
      // What is no film's copy is no question for the review.
      const filter = `(:state IS NULL OR (file.state = :state AND (:state NOT IN ('unmatched', 'ambiguous')
        OR :kind IS NOT NULL OR file.kind NOT IN ${NO_COPY})))
        AND (:filmId IS NULL OR file.film = :filmId) AND (:kind IS NULL OR file.kind = :kind)`;
      const parameters = { state: query.state ?? null, filmId: query.filmId ?? null, kind: query.kind ?? null };
      const rows = sql<ListedRow>(`
        SELECT ${LISTED} FROM ${LISTED_FROM}
        WHERE file.id > :after AND ${filter}
        ORDER BY file.id
        LIMIT :limit`).all({ ...parameters, after, limit: query.limit + 1 });
      const total =
        sql<{ count: number }>(`SELECT count(*) AS count FROM file WHERE ${filter}`).get(parameters)?.count ?? 0;
      const items = rows.slice(0, query.limit).map((row) => toRow(row, explain));
      const last = items.at(-1);
      return { items, nextCursor: rows.length > query.limit && last ? encodeCursor("files", [last.id]) : null, total };
    },

    counts(): { state: FileState; count: number }[] {
      return sql<{ state: FileState; count: number }>(`
        SELECT state, count(*) AS count FROM file
        WHERE state NOT IN ('unmatched', 'ambiguous') OR kind NOT IN ${NO_COPY}
        GROUP BY state`).all();
    },
  };
}

export type FileRecords = ReturnType<typeof fileRecords>;

function pick({ path, sizeBytes, mtimeMs, inode, fingerprint }: SeenFile): SeenFile {
  return { path, sizeBytes, mtimeMs, inode, fingerprint };
}

function toRow(row: ListedRow, explain: ExplainFile): FileRow {
  return {
    id: row.id,
    path: displayPath(row.path),
    sizeBytes: row.size_bytes,
    state: row.state,
    filmId: row.film,
    filmTitle: row.film_title,
    durationSeconds: row.duration_seconds,
    still: row.still_hash ? `/api/artwork/${row.still}/780?v=${row.still_hash.slice(0, 8)}` : null,
    addedAt: new Date(row.added_at).toISOString(),
    error: row.error_code
      ? { code: row.error_code, detail: explain({ code: row.error_code, fact: row.error_fact }) }
      : undefined,
  };
}

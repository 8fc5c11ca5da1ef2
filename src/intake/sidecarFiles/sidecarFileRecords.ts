import type { Store } from "../../store/index.ts";
import type { SidecarFile, SidecarFiles, SubtitleFile } from "./pickSidecarFiles.ts";

/** The `neighbour` table's SQL. Writing functions want to be inside a transaction. */
export function sidecarFileRecords({ sql }: Store) {
  return {
    /** Replaces what was known to lie beside a file. What somebody gave it stays. */
    replace(fileId: number, { nfo, poster, backdrop, subtitles }: SidecarFiles): void {
      sql("DELETE FROM neighbour WHERE file = :fileId AND is_given = 0").run({ fileId });
      const others = [...listed("nfo", nfo), ...listed("poster", poster), ...listed("backdrop", backdrop)];
      const marked = subtitles.map((subtitle) => ({ kind: "subtitle", ...subtitle }));
      for (const one of [...others, ...marked]) {
        sql(`
          INSERT OR IGNORE INTO neighbour (file, kind, path, size_bytes, mtime_ms, language, is_forced, is_for_deaf)
          VALUES (:fileId, :kind, :path, :sizeBytes, :mtimeMs, :language, :isForced, :isForDeaf)`).run({
          fileId,
          kind: one.kind,
          path: one.path,
          sizeBytes: one.sizeBytes,
          mtimeMs: one.mtimeMs,
          language: one.language,
          isForced: one.isForced ? 1 : 0,
          isForDeaf: one.isHearingImpaired ? 1 : 0,
        });
      }
    },

    /** A subtitle that somebody dropped on the film. */
    attach(fileId: number, { path, sizeBytes, mtimeMs, language, isForced, isHearingImpaired }: SubtitleFile): void {
      sql(`
        INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, language, is_forced, is_for_deaf, is_given)
        VALUES (:fileId, 'subtitle', :path, :sizeBytes, :mtimeMs, :language, :isForced, :isForDeaf, 1)`).run({
        fileId,
        path,
        sizeBytes,
        mtimeMs,
        language,
        isForced: isForced ? 1 : 0,
        isForDeaf: isHearingImpaired ? 1 : 0,
      });
    },

    /** @returns whether it was one that somebody gave; others are the folder's */
    detach: (fileId: number, path: string): boolean =>
      sql("DELETE FROM neighbour WHERE file = :fileId AND path = :path AND is_given = 1").run({ fileId, path })
        .changes > 0,

    isAttached: (path: string): boolean =>
      sql("SELECT 1 FROM neighbour WHERE path = :path AND is_given = 1 LIMIT 1").get({ path }) !== undefined,

    /** Paths of the subtitles beside a file, in the order in which the film's page lists them. */
    subtitlesOf: (fileId: number): string[] =>
      sql<{ path: string }>("SELECT path FROM neighbour WHERE file = :fileId AND kind = 'subtitle' ORDER BY path")
        .all({ fileId })
        .map(({ path }) => path),

    imageOf(fileId: number, kind: "poster" | "backdrop"): SidecarFile | null {
      return (
        sql<SidecarFile>(`
          SELECT path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs FROM neighbour
          WHERE file = :fileId AND kind = :kind LIMIT 1`).get({ fileId, kind }) ?? null
      );
    },

    nfoOf(fileId: number): SidecarFile | null {
      return (
        sql<SidecarFile>(`
          SELECT path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs FROM neighbour
          WHERE file = :fileId AND kind = 'nfo'`).get({ fileId }) ?? null
      );
    },
  };
}

export type SidecarFileRecords = ReturnType<typeof sidecarFileRecords>;

function listed(kind: "nfo" | "poster" | "backdrop", file: SidecarFile | null) {
  return file === null ? [] : [{ kind, ...file, language: null, isForced: false, isHearingImpaired: false }];
}

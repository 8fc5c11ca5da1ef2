import type { Store } from "../../store/index.ts";
import type { SidecarFile, SidecarFiles, SubtitleFile } from "./pickSidecarFiles.ts";

/** A sidecar or attached subtitle, with the data needed to read it. */
export interface StoredSubtitle {
  readonly path: string;
  /** BCP 47, from the file name. */
  readonly language: string | null;
  /** Frame rate of the film. */
  readonly frameRate: number | null;
}

type SidecarKind = "nfo" | "poster" | "backdrop" | "subtitle";

/**
 * SQL of the `neighbour` table: the sidecar files of each video file, and the subtitles that a person attached to it.
 * Writing methods must run inside a transaction.
 */
export class SidecarFileRecords {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** Replaces what was found in the file's folder. Attached subtitles stay. */
  replace(fileId: number, { nfo, poster, backdrop, subtitles }: SidecarFiles): void {
    this.#sql("DELETE FROM neighbour WHERE file = :fileId AND is_given = 0").run({ fileId });
    const found: [SidecarKind, SidecarFile | null][] = [
      ["nfo", nfo],
      ["poster", poster],
      ["backdrop", backdrop],
    ];
    for (const [kind, file] of found)
      if (file) this.#insertFound(fileId, kind, { ...file, language: null, isForced: false, isHearingImpaired: false });
    for (const subtitle of subtitles) this.#insertFound(fileId, "subtitle", subtitle);
  }

  #insertFound(fileId: number, kind: SidecarKind, file: SubtitleFile): void {
    this.#sql(`
      INSERT OR IGNORE INTO neighbour (file, kind, path, size_bytes, mtime_ms, language, is_forced, is_for_deaf)
      VALUES (:fileId, :kind, :path, :sizeBytes, :mtimeMs, :language, :isForced, :isHearingImpaired)`).run({
      fileId,
      kind,
      ...parametersOf(file),
    });
  }

  /** Adds a subtitle that a person dropped on the film. */
  attach(fileId: number, subtitle: SubtitleFile): void {
    this.#sql(`
      INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, language, is_forced, is_for_deaf, is_given)
      VALUES (:fileId, 'subtitle', :path, :sizeBytes, :mtimeMs, :language, :isForced, :isHearingImpaired, 1)`).run({
      fileId,
      ...parametersOf(subtitle),
    });
  }

  /** @returns whether it was attached: files of the film's folder are left alone */
  detach(fileId: number, path: string): boolean {
    return (
      this.#sql("DELETE FROM neighbour WHERE file = :fileId AND path = :path AND is_given = 1").run({ fileId, path })
        .changes > 0
    );
  }

  isAttached(path: string): boolean {
    return this.#sql("SELECT 1 FROM neighbour WHERE path = :path AND is_given = 1 LIMIT 1").get({ path }) !== undefined;
  }

  /** Paths of the file's sidecar and attached subtitles, in the order in which the film's page lists them. */
  subtitlesOf(fileId: number): string[] {
    return this.#sql<{ path: string }>(
      "SELECT path FROM neighbour WHERE file = :fileId AND kind = 'subtitle' ORDER BY path",
    )
      .all({ fileId })
      .map(({ path }) => path);
  }

  /** @param index as in `subtitlesOf` */
  subtitleAt(fileId: number, index: number): StoredSubtitle | null {
    const row = this.#sql<StoredSubtitle>(`
      SELECT neighbour.path, neighbour.language, json_extract(file.media, '$.video.frameRate') AS frameRate
      FROM neighbour JOIN file ON file.id = neighbour.file
      WHERE neighbour.file = :fileId AND neighbour.kind = 'subtitle'
      ORDER BY neighbour.path
      LIMIT 1 OFFSET :index`).get({ fileId, index });
    return row ?? null;
  }

  imageOf(fileId: number, kind: "poster" | "backdrop"): SidecarFile | null {
    return this.#one(fileId, kind);
  }

  nfoOf(fileId: number): SidecarFile | null {
    return this.#one(fileId, "nfo");
  }

  #one(fileId: number, kind: SidecarKind): SidecarFile | null {
    const row = this.#sql<SidecarFile>(`
      SELECT path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs
      FROM neighbour
      WHERE file = :fileId AND kind = :kind
      LIMIT 1`).get({ fileId, kind });
    return row ?? null;
  }
}

function parametersOf({ path, sizeBytes, mtimeMs, language, isForced, isHearingImpaired }: SubtitleFile) {
  return {
    path,
    sizeBytes,
    mtimeMs,
    language,
    isForced: isForced ? 1 : 0,
    isHearingImpaired: isHearingImpaired ? 1 : 0,
  };
}

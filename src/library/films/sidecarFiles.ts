import { basename, extname } from "node:path";
import type { FilmDetail } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";

type FilmFile = FilmDetail["files"][number];

/** Subtitle files and the NFO next to one file of a film. */
export interface SidecarFiles {
  readonly subtitles: FilmFile["subtitles"];
  readonly nfo: FilmFile["nfo"];
}

interface Row {
  file: number;
  kind: "nfo" | "subtitle";
  path: string;
  language: string | null;
  is_forced: number;
  is_for_deaf: number;
  refusal: string | null;
}

/** By file extension, named as the probe names them. */
const SUBTITLE_CODECS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    srt: "subrip",
    ass: "ass",
    ssa: "ssa",
    vtt: "webvtt",
    sub: "microdvd",
    mpl: "mpl2",
    smi: "sami",
    sbv: "subviewer",
    ttml: "ttml",
    dfxp: "ttml",
    idx: "dvd_subtitle",
    sup: "hdmv_pgs_subtitle",
  }),
);
const NONE: SidecarFiles = { subtitles: [], nfo: null };

/**
 * The sidecar files of a film, by file.
 * @param explain puts the reason why an NFO was refused into words
 */
export function sidecarFilesOf(
  { sql }: Pick<Store, "sql">,
  filmId: number,
  explain: (code: string) => string,
): (fileId: number) => SidecarFiles {
  const byFile = new Map<number, SidecarFiles>();
  const rows = sql<Row>(`
    SELECT neighbour.file, neighbour.kind, neighbour.path, neighbour.language, neighbour.is_forced,
           neighbour.is_for_deaf, json_extract(nfo.content, '$.code') AS refusal
    FROM file JOIN neighbour ON neighbour.file = file.id LEFT JOIN nfo ON nfo.file = file.id
    WHERE file.film = :filmId AND file.part IS NOT NULL AND neighbour.kind IN ('nfo', 'subtitle')
    ORDER BY neighbour.file, neighbour.path`).all({ filmId });
  for (const row of rows) {
    const { subtitles, nfo } = byFile.get(row.file) ?? NONE;
    byFile.set(
      row.file,
      row.kind === "subtitle"
        ? { subtitles: [...subtitles, toSubtitle(row)], nfo }
        : { subtitles, nfo: toNfo(row, explain) },
    );
  }
  return (fileId) => byFile.get(fileId) ?? NONE;
}

function toSubtitle(row: Row): FilmFile["subtitles"][number] {
  return {
    codec: SUBTITLE_CODECS.get(extname(row.path).slice(1).toLowerCase()) ?? null,
    language: row.language,
    file: basename(row.path),
    forced: row.is_forced === 1,
    forDeaf: row.is_for_deaf === 1,
  };
}

function toNfo({ path, refusal }: Row, explain: (code: string) => string): FilmFile["nfo"] {
  return { file: basename(path), error: refusal === null ? null : { code: refusal, detail: explain(refusal) } };
}

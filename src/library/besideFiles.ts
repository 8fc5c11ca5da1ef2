import { basename, extname } from "node:path";
import type { FilmDetail, Language } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

type FilmFile = FilmDetail["files"][number];

/** What lies beside one file of a film. */
export interface BesideFile {
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

/** By their endings, in the words of the probe. */
const CODECS: Readonly<Record<string, string>> = {
  srt: "subrip",
  ass: "ass",
  ssa: "ssa",
  vtt: "webvtt",
  sup: "hdmv_pgs_subtitle",
};
const NOTHING: BesideFile = { subtitles: [], nfo: null };

/** Subtitles and NFO beside the files of a film, by file. */
export function besideFiles({ sql }: Pick<Store, "sql">, explain: (code: string, language: Language) => string) {
  return (filmId: number, spoken: Language): ((fileId: number) => BesideFile) => {
    const found = new Map<number, BesideFile>();
    for (const row of rowsOf(filmId)) {
      const { subtitles, nfo } = found.get(row.file) ?? NOTHING;
      found.set(
        row.file,
        row.kind === "subtitle"
          ? { subtitles: [...subtitles, toSubtitle(row)], nfo }
          : { subtitles, nfo: toNfo(row, (code) => explain(code, spoken)) },
      );
    }
    return (fileId) => found.get(fileId) ?? NOTHING;
  };

  function rowsOf(filmId: number): Row[] {
    return sql<Row>(`
      SELECT neighbour.file, neighbour.kind, neighbour.path, neighbour.language, neighbour.is_forced,
             neighbour.is_for_deaf, json_extract(nfo.content, '$.code') AS refusal
      FROM file JOIN neighbour ON neighbour.file = file.id LEFT JOIN nfo ON nfo.file = file.id
      WHERE file.film = :filmId AND file.part IS NOT NULL AND neighbour.kind IN ('nfo', 'subtitle')
      ORDER BY neighbour.file, neighbour.path`).all({ filmId });
  }
}

function toSubtitle(row: Row): FilmFile["subtitles"][number] {
  return {
    codec: CODECS[extname(row.path).slice(1).toLowerCase()] ?? null,
    language: row.language,
    file: basename(row.path),
    forced: row.is_forced === 1,
    forDeaf: row.is_for_deaf === 1,
  };
}

function toNfo({ path, refusal }: Row, explain: (code: string) => string): FilmFile["nfo"] {
  return { file: basename(path), error: refusal === null ? null : { code: refusal, detail: explain(refusal) } };
}

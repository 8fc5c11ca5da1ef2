import type { FilmDetail, Language } from "../../contract/index.ts";
import { displayPath } from "../../paths/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Explain } from "./enrichmentStates.ts";
import { type SidecarFiles, sidecarFilesOf } from "./sidecarFiles.ts";

interface FileRow {
  id: number;
  path: string;
  state: string;
  edition: string | null;
  part: number | null;
  size_bytes: number;
  media: string | null;
  duration_seconds: number | null;
}

/** As the probe wrote it. */
interface Media {
  readonly container?: string;
  readonly video?: {
    readonly codec?: string;
    readonly width?: number;
    readonly height?: number;
    readonly hdr?: string | null;
  } | null;
  readonly audio?: readonly {
    readonly codec?: string;
    readonly channels?: number | null;
    readonly language?: string | null;
  }[];
  readonly subtitles?: readonly { readonly codec?: string; readonly language?: string | null }[];
}

/** The copies of a film, by edition and part, with what the probe and the sidecar files say of each. */
export function createFilmFiles({ sql }: Pick<Store, "sql">, explain: Explain) {
  return (filmId: number, language: Language): FilmDetail["files"] => {
    const sidecars = sidecarFilesOf({ sql }, filmId, (code) => explain(code, language));
    return sql<FileRow>(`
      SELECT file.id, file.path, file.state, edition.name AS edition, part.number AS part, file.size_bytes, file.media,
             file.duration_seconds
      FROM file
      LEFT JOIN part ON part.id = file.part
      LEFT JOIN edition ON edition.id = part.edition
      WHERE file.film = :filmId AND file.part IS NOT NULL
      ORDER BY edition.name, part.number, file.id`)
      .all({ filmId })
      .map((row) => toFile(row, sidecars(row.id)));
  };
}

function toFile(row: FileRow, sidecars: SidecarFiles): FilmDetail["files"][number] {
  const media: Media = row.media ? parseStoredJson<Media>(row.media) : {};
  return {
    id: row.id,
    path: displayPath(row.path),
    state: row.state,
    edition: row.edition || null,
    part: row.part,
    sizeBytes: row.size_bytes,
    container: media.container ?? null,
    durationSeconds: row.duration_seconds,
    width: media.video?.width ?? null,
    height: media.video?.height ?? null,
    videoCodec: media.video?.codec ?? null,
    hdr: media.video?.hdr ?? null,
    audio: (media.audio ?? []).map(({ codec, channels, language }) => ({
      codec: codec ?? null,
      channels: channels ?? null,
      language: language ?? null,
    })),
    subtitles: [
      ...(media.subtitles ?? []).map(({ codec, language }) => ({ codec: codec ?? null, language: language ?? null })),
      ...sidecars.subtitles,
    ],
    nfo: sidecars.nfo,
  };
}

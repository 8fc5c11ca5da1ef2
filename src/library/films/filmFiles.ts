import type { FilmDetail, Language } from "../../contract/index.ts";
import { displayPath } from "../../paths/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Explain } from "./enrichmentStates.ts";
import { type SidecarFiles, sidecarFilesOf } from "./sidecarFiles.ts";
import { type StoredMedia, toMediaFields } from "./storedMedia.ts";

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
  const { subtitles, ...media } = toMediaFields(row.media ? parseStoredJson<StoredMedia>(row.media) : {});
  return {
    id: row.id,
    path: displayPath(row.path),
    state: row.state,
    edition: row.edition || null,
    part: row.part,
    sizeBytes: row.size_bytes,
    durationSeconds: row.duration_seconds,
    ...media,
    subtitles: [...subtitles, ...sidecars.subtitles],
    nfo: sidecars.nfo,
  };
}

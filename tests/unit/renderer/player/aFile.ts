import type { FilmFile } from "../../../../renderer/features/player/versions.ts";

/** A film's file with H.264 video and one AAC track, unless a test overrides it. */
export function aFile(changes: Partial<FilmFile> = {}): FilmFile {
  return {
    id: 1,
    path: "/films/Heat/Heat.mkv",
    state: "matched",
    edition: null,
    part: 1,
    sizeBytes: 1,
    container: "matroska",
    durationSeconds: 100,
    width: 1_920,
    height: 1_080,
    videoCodec: "h264",
    hdr: null,
    audio: [{ codec: "aac", channels: 2, language: "en" }],
    subtitles: [],
    nfo: null,
    ...changes,
  };
}

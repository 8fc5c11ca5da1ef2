/** Subtitles of a file that hold text, with where the engine gives them as WebVTT: pure. */
import type { FilmFile } from "./fileBadges.ts";

export type TextTrack = {
  readonly key: string;
  readonly address: string;
  readonly language: string | null;
  /** Name of the sidecar file; null for an embedded track. */
  readonly name: string | null;
};

const EMBEDDED_CODECS: ReadonlySet<string> = new Set(["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text"]);
const SIDECAR_CODECS: ReadonlySet<string> = new Set(["subrip", "webvtt"]);

export function textTracksOf({ id, subtitles }: Pick<FilmFile, "id" | "subtitles">): TextTrack[] {
  const embedded = subtitles.filter(({ file }) => file === undefined);
  const sidecars = subtitles.filter(({ file }) => file !== undefined);
  return [...tracks(embedded, "within", EMBEDDED_CODECS, id), ...tracks(sidecars, "beside", SIDECAR_CODECS, id)];
}

/** @param where as in the route; tracks are numbered among all embedded or all sidecar subtitles, images included */
function tracks(
  subtitles: FilmFile["subtitles"],
  where: "within" | "beside",
  text: ReadonlySet<string>,
  fileId: number,
): TextTrack[] {
  return subtitles.flatMap(({ codec, language, file }, number) =>
    codec !== null && text.has(codec.toLowerCase())
      ? [
          {
            key: `${where}-${number}`,
            address: `/api/files/${fileId}/subtitles/${where}-${number}`,
            language,
            name: file ?? null,
          },
        ]
      : [],
  );
}

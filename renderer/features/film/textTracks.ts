/** Subtitles of a file that hold text, with where the engine gives them as WebVTT: pure. */
import type { FilmFile } from "./fileBadges.ts";

export type TextTrack = {
  readonly key: string;
  readonly address: string;
  readonly language: string | null;
  /** Of the file beside the film; null within it. */
  readonly name: string | null;
};

const TEXT_WITHIN: ReadonlySet<string> = new Set(["subrip", "srt", "ass", "ssa", "webvtt", "mov_text", "text"]);
const TEXT_BESIDE: ReadonlySet<string> = new Set(["subrip", "webvtt"]);

export function textTracksOf({ id, subtitles }: Pick<FilmFile, "id" | "subtitles">): TextTrack[] {
  const within = subtitles.filter(({ file }) => file === undefined);
  const beside = subtitles.filter(({ file }) => file !== undefined);
  return [...tracks(within, "within", TEXT_WITHIN, id), ...tracks(beside, "beside", TEXT_BESIDE, id)];
}

/** Numbered among all of their place, pictures included, as the engine counts them. */
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

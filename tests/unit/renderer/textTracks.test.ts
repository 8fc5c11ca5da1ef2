import { expect, test } from "vitest";
import { textTracksOf } from "../../../renderer/features/film/textTracks.ts";

test("text subtitles are numbered among all of their place, pictures of letters included", () => {
  const tracks = textTracksOf({
    id: 7,
    subtitles: [
      { codec: "hdmv_pgs_subtitle", language: "en" },
      { codec: "subrip", language: "fr" },
      { codec: null, language: null },
      { codec: "ass", language: "de", file: "Film.de.ass" },
      { codec: "subrip", language: "it", file: "Film.it.srt" },
    ],
  });
  expect(tracks.map(({ address, language }) => [address, language])).toEqual([
    ["/api/files/7/subtitles/within-1", "fr"],
    ["/api/files/7/subtitles/beside-1", "it"],
  ]);
});

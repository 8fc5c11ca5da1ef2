import { expect, test } from "vitest";
import { badgesOf, type FilmFile, languagesOf } from "../../../renderer/features/film/fileBadges.ts";

const file: FilmFile = {
  id: 1,
  path: "/films/Sunrise (1927).mkv",
  state: "matched",
  nfo: null,
  edition: null,
  part: null,
  sizeBytes: 1,
  container: "matroska",
  durationSeconds: 5_400,
  width: 3_840,
  height: 1_600,
  videoCodec: "hevc",
  hdr: "HDR10",
  audio: [
    { codec: "flac", channels: 2, language: "de" },
    { codec: "ac3", channels: 6, language: "fr" },
  ],
  subtitles: [],
};

test("a file's badges tell its class by its width, so that a film in scope is not one lower", () => {
  expect(badgesOf(file)).toEqual(["4K", "HDR10", "HEVC", "5.1", "MKV"]);
});

test("what is not known of a file has no badge", () => {
  const unknown = { ...file, width: null, hdr: null, videoCodec: null, container: null, audio: [] };
  expect(badgesOf(unknown)).toEqual([]);
});

test("each language is shown once, and the undetermined one not at all", () => {
  expect(languagesOf([{ language: "fr" }, { language: "und" }, { language: null }, { language: "fr" }])).toEqual([
    "fr",
  ]);
});

import { expect, test } from "vitest";
import { badgesOf, type FilmFile, languagesOf } from "../../../renderer/features/film/fileBadges.ts";

const NAMES = { mono: "Mono", stereo: "Stéréo" };

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
  expect(badgesOf(file, NAMES)).toEqual(["4K", "HDR10", "HEVC", "5.1", "MKV"]);
});

test("what is not known of a file has no badge", () => {
  const unknown = { ...file, width: null, hdr: null, videoCodec: null, container: null, audio: [] };
  expect(badgesOf(unknown, NAMES)).toEqual([]);
});

test("each language is shown once, and the undetermined one not at all", () => {
  expect(languagesOf([{ language: "fr" }, { language: "und" }, { language: null }, { language: "fr" }])).toEqual([
    "fr",
  ]);
});

test("one or two channels have a name in the person's language", () => {
  const track = file.audio[0]!;
  const layouts = [1, 2, 8].map((channels) => badgesOf({ ...file, audio: [{ ...track, channels }] }, NAMES).at(-2));
  expect(layouts).toEqual(["Mono", "Stéréo", "7.1"]);
});

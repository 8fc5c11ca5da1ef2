import { describe, expect, test } from "vitest";
import { announce, type MediaSupport, planOf } from "../../../../renderer/features/player/playability.ts";
import { subtitlesOf } from "../../../../renderer/features/player/subtitles.ts";
import { aFile } from "./aFile.ts";

/** The answers of Chromium 153 on Linux. */
const CHROMIUM: MediaSupport = {
  canPlay: (type) =>
    /^video\/(mp4|webm|x-matroska|ogg)$|avc1|vp8|vp09|av01|mp4a\.40|mp4a\.6B|audio\/mpeg|opus|vorbis|flac|wav/.test(
      type,
    ),
  opensMatroska: true,
  switchesTracks: false,
};
const missedTracks = (languages: (string | null)[]) =>
  subtitlesOf(aFile({ subtitles: languages.map((language) => ({ codec: "hdmv_pgs_subtitle", language })) }));
const track = (codec: string) => ({ codec, channels: 6, language: "en" });

test("what the browser plays is played as it is", () => {
  expect(announce([aFile()], CHROMIUM)).toBeNull();
  expect(planOf(aFile(), null, CHROMIUM)).toEqual({ kind: "direct" });
});

describe("before playback", () => {
  test("a picture that cannot be shown is named with its depth and range", () => {
    const file = aFile({ videoCodec: "hevc", bitDepth: 10, hdr: "HDR10" });
    expect(announce([file], CHROMIUM)).toEqual({ picture: "HEVC 10-bit HDR10", sound: null, subtitles: [] });
    expect(planOf(file, null, CHROMIUM)).toBeNull();
  });

  test("sound is named where no track can be decoded, and only then", () => {
    expect(announce([aFile({ audio: [track("dts"), track("truehd")] })], CHROMIUM)).toEqual({
      picture: null,
      sound: "DTS, Dolby TrueHD",
      subtitles: [],
    });
    expect(announce([aFile({ audio: [track("dts"), track("aac")] })], CHROMIUM)).toBeNull();
    expect(announce([aFile({ audio: [] })], CHROMIUM)).toBeNull();
  });

  test("image subtitles that the person will miss are named by language, once for all parts", () => {
    const pictures = (languages: (string | null)[]) => () => missedTracks(languages);
    expect(announce([aFile(), aFile({ part: 2 })], CHROMIUM, pictures(["fr", null]))).toEqual({
      picture: null,
      sound: null,
      subtitles: ["fr", null],
    });
    expect(announce([aFile()], CHROMIUM, pictures([]))).toBeNull();
  });

  test("any part of a film counts, and nothing is said of files that were not probed", () => {
    expect(announce([aFile(), aFile({ part: 2, videoCodec: "vc1" })], CHROMIUM)?.picture).toBe("VC-1");
    expect(announce([aFile({ container: null, videoCodec: null })], CHROMIUM)).toBeNull();
  });
});

describe("how a track is played", () => {
  const file = aFile({ audio: [track("dts"), track("aac"), track("ac3"), track("mp3")] });

  test.each([
    [null, { kind: "direct" }],
    [0, { kind: "remux", audio: 0, isConverted: true }],
    [1, { kind: "direct" }],
    [2, { kind: "remux", audio: 2, isConverted: true }],
    [3, { kind: "remux", audio: 3, isConverted: false }],
  ] as const)("track %s: %o", (audio, plan) => {
    expect(planOf(file, audio, CHROMIUM)).toEqual(plan);
  });

  test("a container that is not opened is written anew, with or without sound", () => {
    expect(planOf(aFile({ container: "mpegts" }), null, CHROMIUM)).toEqual({
      kind: "remux",
      audio: 0,
      isConverted: false,
    });
    expect(planOf(aFile({ container: "avi", audio: [] }), null, CHROMIUM)).toEqual({
      kind: "remux",
      audio: null,
      isConverted: false,
    });
  });

  test("a browser that switches tracks plays them in the file itself", () => {
    expect(planOf(file, 3, { ...CHROMIUM, switchesTracks: true })).toEqual({ kind: "direct", track: 3 });
  });
});

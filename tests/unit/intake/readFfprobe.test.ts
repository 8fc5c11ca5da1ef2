import { expect, test } from "vitest";
import { explainFfprobe, unlistedCodecs } from "../../../src/intake/probe/explainFfprobe.ts";
import { readFfprobe } from "../../../src/intake/probe/readFfprobe.ts";

const PICTURES = { codec_type: "video", codec_name: "hevc", width: 3840, height: 2160 };
const FORMAT = { format_name: "matroska,webm", duration: 7_260.5, size: 9_000_000_000 };

test("reads what a film in a television's colours says of itself", () => {
  const outcome = readFfprobe({
    format: FORMAT,
    streams: [
      { ...PICTURES, avg_frame_rate: "24000/1001", color_transfer: "smpte2084" },
      { codec_type: "audio", codec_name: "eac3", channels: 6, sample_rate: 48_000, tags: { language: "fre" } },
      {
        codec_type: "subtitle",
        codec_name: "subrip",
        disposition: { forced: 1, default: 0 },
        tags: { language: "eng" },
      },
    ],
  });
  expect(outcome).toMatchObject({
    kind: "probed",
    media: {
      container: "matroska",
      durationSeconds: 7_260.5,
      bitrate: 9_916_672,
      video: { codec: "hevc", width: 3840, height: 2160, hdr: "HDR10", rotation: 0 },
      audio: [{ codec: "eac3", channels: 6, language: "fr" }],
      subtitles: [{ codec: "subrip", language: "en", forced: true }],
    },
  });
});

test.each([
  [
    { side_data_list: [{ side_data_type: "DOVI configuration record", dv_profile: 8 }], color_transfer: "smpte2084" },
    "Dolby Vision",
  ],
  [{ codec_tag_string: "dvh1" }, "Dolby Vision"],
  [{ color_transfer: "arib-std-b67" }, "HLG"],
  [{ color_transfer: "bt709" }, null],
])("colours %j are %j", (colours, hdr) => {
  expect(readFfprobe({ format: FORMAT, streams: [{ ...PICTURES, ...colours }] })).toMatchObject({
    media: { video: { hdr } },
  });
});

test("a telephone's film is turned by what it says, either way round", () => {
  const turned = (stream: object) => readFfprobe({ format: FORMAT, streams: [{ ...PICTURES, ...stream }] });
  expect(turned({ side_data_list: [{ rotation: -90 }] })).toMatchObject({ media: { video: { rotation: 90 } } });
  expect(turned({ side_data_list: [{ rotation: 90 }] })).toMatchObject({ media: { video: { rotation: 270 } } });
});

test("a cover in a song is no film", () => {
  const cover = { ...PICTURES, codec_name: "mjpeg", disposition: { attached_pic: 1 } };
  expect(readFfprobe({ format: FORMAT, streams: [cover] })).toMatchObject({ kind: "refused", code: "not_a_video" });
});

test.each([undefined, null, "", 7, {}, { streams: 1 }, { streams: [null], format: {} }])(
  "an answer that makes no sense (%j) is a reason, not a crash",
  (said) => {
    expect(readFfprobe(said)).toMatchObject({ kind: "refused" });
  },
);

test.each([
  ["file:/x.mp4: Invalid data found when processing input", "damaged"],
  ["file:/x.mp4: Permission denied", "unreadable"],
  ["ffprobe: error while loading shared libraries: libavutil.so.58", "program_missing"],
  ["moov atom not found\nfile:/x.mp4: Invalid data found", "truncated"],
  ["file:/x.mkv: No such file or directory", "not_found"],
  ["[hls] Format not on whitelist 'mov,mp4'", "not_a_video"],
  ["something else", "damaged"],
])("%j is %s", (text, code) => {
  expect(explainFfprobe(text)).toMatchObject({ kind: "refused", code });
});

test("codecs that ffprobe may not open are named", () => {
  const text = "[magicyuv @ 0x1] Codec (magicyuv) not on whitelist 'h264'\n[x] Codec (ffv1) not on whitelist 'h264'\n";
  expect(unlistedCodecs(`${text}${text}`)).toEqual(["magicyuv", "ffv1"]);
});

test("a track that has no name in ffmpeg is kept under its FourCC", () => {
  const audio = { codec_type: "audio", codec_name: "unknown", codec_tag_string: "AC-4", channels: 2 };
  const outcome = readFfprobe({ format: FORMAT, streams: [PICTURES, audio, { codec_type: "audio" }] });
  expect(outcome).toMatchObject({ media: { audio: [{ codec: "AC-4", channels: 2 }, { codec: "unknown" }] } });
});

test.each([
  [{ codec_name: "h264" }, "damaged", "h264 without a picture"],
  [{ codec_tag_string: "XYZ1" }, "codec_unknown", "XYZ1"],
])("pictures that cannot be described (%j) are refused as %s", (video, code, fact) => {
  const streams = [{ codec_type: "video", ...video }];
  expect(readFfprobe({ format: FORMAT, streams })).toEqual({ kind: "refused", code, fact });
});

test.each([
  ["por", "Brazilian Portuguese", "pt-BR"],
  ["por", null, "pt"],
  ["pob", null, "pt-BR"],
  ["chi", "Traditional", "zh-Hant"],
  ["zh-Hans", "Traditional", "zh-Hans"],
  ["fre", "Canadien", "fr-CA"],
  ["und", "Brazilian", null],
  ["not a language", null, null],
])("language %j of a track titled %j is %j", (code, title, language) => {
  const track = { codec_type: "subtitle", codec_name: "subrip", tags: { language: code, ...(title && { title }) } };
  expect(readFfprobe({ format: FORMAT, streams: [PICTURES, track] })).toMatchObject({
    media: { subtitles: [{ language }] },
  });
});

test.each([
  ["yuv420p", 8],
  ["yuv420p10le", 10],
  ["p010le", 10],
  ["gbrp12le", 12],
  ["rgb48le", 16],
  ["yuvj420p", 8],
  ["unknown", null],
])("%s has %j bits", (pix_fmt, bitDepth) => {
  expect(readFfprobe({ format: FORMAT, streams: [{ ...PICTURES, pix_fmt }] })).toMatchObject({
    media: { video: { bitDepth } },
  });
});

import { expect, test } from "vitest";
import { explainFfprobe, readFfprobe } from "../../../src/intake/probe/readFfprobe.ts";

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
  ["file:/x.mp4: Invalid data found when processing input", "unreadable"],
  ["moov atom not found\nfile:/x.mp4: Invalid data found", "truncated"],
  ["file:/x.mkv: No such file or directory", "not_found"],
  ["[hls] Format not on whitelist 'mov,mp4'", "not_a_video"],
  ["something else", "unreadable"],
])("%j is %s", (text, code) => {
  expect(explainFfprobe(text)).toMatchObject({ kind: "refused", code });
});

test("a codec that is not read is named", () => {
  expect(explainFfprobe("[magicyuv @ 0x1] Codec (magicyuv) not on whitelist 'h264'")).toEqual({
    kind: "refused",
    code: "unreadable",
    fact: "codec magicyuv",
  });
});

import { expect, test } from "vitest";
import { checkCompleteness } from "../../../src/intake/container/checkCompleteness.ts";
import { checkStructure } from "../../../src/intake/container/checkStructure.ts";
import type { ReadAt } from "../../../src/intake/container/completeness.ts";
import { sniffContainer } from "../../../src/intake/container/sniffContainer.ts";

const TRANSPORT_PACKETS = (packetBytes: number, before: number) => {
  const bytes = Buffer.alloc(before + packetBytes * 5, 0x11);
  for (let packet = 0; packet < 5; packet++) bytes[before + packet * packetBytes] = 0x47;
  return bytes;
};

test.each([
  ["isobmff", Buffer.concat([size(24), Buffer.from("ftypisom"), Buffer.alloc(12)])],
  ["isobmff", Buffer.concat([size(8), Buffer.from("wide"), size(1_000), Buffer.from("mdat")])],
  ["matroska", Buffer.from("1a45dfa39f4286810142f7810142f28104", "hex")],
  ["avi", Buffer.from("RIFF\x10\x00\x00\x00AVI LIST", "latin1")],
  ["mpegts", TRANSPORT_PACKETS(188, 0)],
  ["mpegts", TRANSPORT_PACKETS(192, 4)],
  ["mpegts", TRANSPORT_PACKETS(188, 100)],
  ["mpegps", Buffer.from("000001ba4400040004010189c3f8", "hex")],
  ["flv", Buffer.from("FLV\x01\x05\x00\x00\x00\x09", "latin1")],
  ["asf", Buffer.from("3026b2758e66cf11a6d900aa0062ce6c0000", "hex")],
  ["ogg", Buffer.from("OggS\x00\x02\x00\x00\x00\x00", "latin1")],
])("%s is recognised by its first bytes", (container, head) => {
  expect(sniffContainer(head)).toEqual({ kind: "container", container });
});

test.each([
  ["HLS playlist", "#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1/x.ts\n"],
  ["HLS playlist", "\u00ef\u00bb\u00bf#EXTM3U\n"],
  ["DASH manifest", '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>'],
  ["ffconcat list", "ffconcat version 1.0\nfile /etc/passwd\n"],
  ["SDP description", "v=0\no=- 0 0 IN IP4 127.0.0.1\n"],
  ["HTML page", "<!DOCTYPE html><html></html>"],
  ["XML", '<?xml version="1.0"?><movie/>'],
  ["text", "concat:a|b and nothing else"],
  ["RIFF without video", "RIFF\x10\x00\x00\x00WAVEfmt "],
  ["PNG picture", "\x89PNG\r\n\x1a\n"],
  ["ZIP archive", "PK\x03\x04aaaa"],
])("%s is no video, and is called by its name", (fact, head) => {
  expect(sniffContainer(Buffer.from(head, "latin1"))).toEqual({ kind: "other", fact });
});

test("a still picture in a film's container is no film", () => {
  const head = Buffer.concat([size(24), Buffer.from("ftypavif"), Buffer.alloc(12)]);
  expect(sniffContainer(head).kind).toBe("other");
});

test("preallocated space that is not filled yet is distinguished from garbage", () => {
  expect(sniffContainer(Buffer.alloc(65_536))).toEqual({ kind: "zeros" });
  expect(sniffContainer(Buffer.alloc(0)).kind).toBe("other");
});

test("an MP4 is complete when its boxes cover the file and one of them describes it", () => {
  const whole = Buffer.concat([box("ftyp", 8), box("mdat", 100), box("moov", 20)]);
  expect(judge("isobmff", whole)).toBe("complete");
  expect(judge("isobmff", Buffer.concat([whole, Buffer.alloc(3)]))).toBe("complete");
  expect(judge("isobmff", whole.subarray(0, 90))).toBe("truncated");
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), box("mdat", 100)]))).toBe("truncated");
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), Buffer.alloc(500)]))).toBe("truncated");
});

test("an MP4 with a 64-bit box, or a last box that runs to the end, is measured right", () => {
  const long = Buffer.concat([size(1), Buffer.from("mdat"), Buffer.from([0, 0, 0, 0, 0, 0, 0, 26]), Buffer.alloc(10)]);
  const open = Buffer.concat([size(0), Buffer.from("mdat"), Buffer.alloc(50)]);
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), box("moov", 8), long]))).toBe("complete");
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), box("moov", 8), open]))).toBe("complete");
});

test("boxes that name absurd lengths end the walk instead of prolonging it", () => {
  const huge = Buffer.concat([size(1), Buffer.from("mdat"), Buffer.alloc(8, 0xff)]);
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), huge]))).toBe("truncated");
  expect(judge("isobmff", Buffer.concat([box("ftyp", 8), size(2), Buffer.from("mdat")]))).toBe("truncated");
});

test("a Matroska file is as long as its segment says; one written live says nothing", () => {
  const head = Buffer.from("1a45dfa380", "hex");
  const segment = (length: string, content: number) =>
    Buffer.concat([head, Buffer.from(`18538067${length}`, "hex"), Buffer.alloc(content)]);
  expect(judge("matroska", segment("8a", 10))).toBe("complete");
  expect(judge("matroska", segment("8a", 9))).toBe("truncated");
  expect(judge("matroska", segment("01ffffffffffffff", 9))).toBe("unknown");
});

test("an AVI of several gigabytes is measured by all its chunks", () => {
  const chunk = (kind: string, content: number) =>
    Buffer.concat([Buffer.from("RIFF"), le(content + 4), Buffer.from(kind), Buffer.alloc(content)]);
  const film = Buffer.concat([chunk("AVI ", 40), chunk("AVIX", 60)]);
  expect(judge("avi", film)).toBe("complete");
  expect(judge("avi", film.subarray(0, film.length - 1))).toBe("truncated");
  expect(judge("avi", Buffer.concat([Buffer.from("RIFF"), le(0), Buffer.from("AVI "), Buffer.alloc(9)]))).toBe(
    "unknown",
  );
});

test("an AVI whose length counts its own header, or whose index is there, is complete", () => {
  const part = (name: string, content: number) =>
    Buffer.concat([Buffer.from(name), le(content), Buffer.alloc(content, 1)]);
  const film = (length: number, more: Buffer) =>
    Buffer.concat([Buffer.from("RIFF"), le(length), Buffer.from("AVI "), part("LIST", 40), more]);
  expect(judge("avi", film(60, Buffer.alloc(0)))).toBe("complete");
  expect(judge("avi", film(1_000, part("idx1", 16)))).toBe("complete");
  expect(judge("avi", film(1_000, part("idx1", 16).subarray(0, 20)))).toBe("truncated");
});

const ZEROS = 300_000;

test.each([
  ["isobmff", "a box that holds nothing", Buffer.concat([size(8 + ZEROS), Buffer.from("free"), Buffer.alloc(ZEROS)])],
  ["isobmff", "nothing that the structure knows", Buffer.alloc(ZEROS)],
] as const)("zeros at the end of a complete %s in %s are no sign of a copy", (container, _, tail) => {
  expect(judgeWithTail(container, Buffer.concat([box("ftyp", 8), box("mdat", 100), box("moov", 20), tail]))).not.toBe(
    "truncated",
  );
});

test("zeros in the media data are space that a copy has not filled yet", () => {
  const data = Buffer.concat([size(8 + ZEROS), Buffer.from("mdat"), Buffer.alloc(ZEROS)]);
  expect(judgeWithTail("isobmff", Buffer.concat([box("ftyp", 8), box("moov", 20), data]))).toBe("truncated");
  expect(judgeWithTail("isobmff", Buffer.concat([box("ftyp", 8), box("mdat", 100), Buffer.alloc(ZEROS)]))).toBe(
    "truncated",
  );
  expect(judgeWithTail("mpegts", Buffer.concat([TRANSPORT_PACKETS(188, 0), Buffer.alloc(ZEROS)]))).toBe("truncated");
});

test("a Matroska file may end in padding, within its segment or after it", () => {
  const head = Buffer.from("1a45dfa380", "hex");
  const cluster = (content: number, byte: number) =>
    Buffer.concat([Buffer.from("1f43b675", "hex"), size(0x10000000 + content), Buffer.alloc(content, byte)]);
  const padding = Buffer.concat([Buffer.from([0xec]), size(0x10000000 + ZEROS), Buffer.alloc(ZEROS)]);
  const film = (length: number, ...parts: Buffer[]) =>
    Buffer.concat([head, Buffer.from("18538067", "hex"), size(0x10000000 + length), ...parts]);
  expect(judgeWithTail("matroska", film(108 + padding.length, cluster(100, 1), padding))).toBe("complete");
  expect(judgeWithTail("matroska", film(108, cluster(100, 1), Buffer.alloc(ZEROS)))).toBe("complete");
  expect(judgeWithTail("matroska", film(8 + ZEROS, cluster(ZEROS, 0)))).toBe("truncated");
});

function judgeWithTail(container: Parameters<typeof checkStructure>[0], bytes: Buffer): string {
  const readAt: ReadAt = (offset, length) => bytes.subarray(offset, offset + length);
  return checkCompleteness(container, bytes.length, bytes.subarray(-65_536), readAt).kind;
}

function judge(container: Parameters<typeof checkStructure>[0], bytes: Buffer): string {
  const readAt: ReadAt = (offset, length) => bytes.subarray(offset, offset + length);
  return checkStructure(container, bytes.length, readAt).kind;
}

function box(name: string, content: number): Buffer {
  return Buffer.concat([size(content + 8), Buffer.from(name), Buffer.alloc(content, 1)]);
}

function size(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(bytes);
  return field;
}

function le(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(bytes);
  return field;
}

import type { ContainerKind, SniffedContent } from "./containerKind.ts";
import { describeContent } from "./describeContent.ts";

/** Boxes that may open an ISO base media file; older QuickTime files have no `ftyp`. */
const OPENING_BOXES = new Set(["ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "styp", "uuid"]);
/** Brands of still images. */
const PICTURE_BRANDS = new Set(["avif", "avis", "heic", "heix", "heif", "mif1", "msf1"]);
const TS_SYNC = 0x47;
/** How far into the file the first transport packet may begin: cut recordings rarely begin with one. */
const TS_SEARCH_BYTES = 1_024;
const TS_PACKETS_SEEN = 4;
const ASF_HEADER = "3026b2758e66cf11a6d900aa0062ce6c";

/**
 * Which container a file is, by its content and never by its name.
 * @param head the first bytes of the file, ideally 64 KiB
 */
export function sniffContainer(head: Uint8Array): SniffedContent {
  const container = containerOf(Buffer.from(head.buffer, head.byteOffset, head.byteLength));
  if (container) return { kind: "container", container };
  if (isZeros(head)) return { kind: "zeros" };
  return { kind: "other", fact: describeContent(head) };
}

/** Whether all bytes are zero, and there is at least one: space that was reserved and not filled. */
export function isZeros(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte === 0);
}

function containerOf(head: Buffer): ContainerKind | null {
  if (head.length < 8) return null;
  const first = head.readUInt32BE(0);
  if (first === 0x1a45dfa3) return "matroska";
  if (ascii(head, 0) === "RIFF") return ascii(head, 8) === "AVI " ? "avi" : null;
  if (OPENING_BOXES.has(ascii(head, 4))) return PICTURE_BRANDS.has(ascii(head, 8)) ? null : "isobmff";
  if (first === 0x000001ba) return "mpegps";
  if (head.toString("latin1", 0, 3) === "FLV" && head[3] === 1) return "flv";
  if (ascii(head, 0) === "OggS") return "ogg";
  if (head.toString("hex", 0, 16) === ASF_HEADER) return "asf";
  return isTransportStream(head) ? "mpegts" : null;
}

/** Packets of 188 bytes, or 192 with a time stamp before each (Blu-ray), each begun by the same byte. */
function isTransportStream(head: Buffer): boolean {
  for (const packetBytes of [188, 192]) {
    for (let start = 0; start < TS_SEARCH_BYTES; start++) {
      if (hasPackets(head, start, packetBytes)) return true;
    }
  }
  return false;
}

function hasPackets(head: Buffer, start: number, packetBytes: number): boolean {
  for (let packet = 0; packet < TS_PACKETS_SEEN; packet++) {
    if (head[start + packet * packetBytes] !== TS_SYNC) return false;
  }
  return true;
}

function ascii(head: Buffer, offset: number): string {
  return head.toString("latin1", offset, offset + 4);
}

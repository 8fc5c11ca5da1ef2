import { type Box, readBoxes } from "../../container/boxes.ts";
import type { ReadAt } from "../../container/completeness.ts";

const MAX_BOXES = 512;
const MAX_TRACKS = 64;

/** A track of an ISO base media file, with the boxes that this program reads. */
export interface IsobmffTrack {
  readonly id: number;
  /** `vide`, `soun`, `sbtl`, … */
  readonly handler: string;
  readonly parts: readonly Box[];
  readonly userData: readonly Box[];
  readonly mdhd: Box | undefined;
  readonly elng: Box | undefined;
  readonly stbl: readonly Box[];
  /** The first sample entry, which states the codec. */
  readonly entry: Box | null;
  /** The tracks that contain its chapters. */
  readonly chapterTracks: readonly number[];
}

export interface IsobmffMovie {
  readonly boxes: readonly Box[];
  readonly tracks: readonly IsobmffTrack[];
}

/** Reads `moov/trak/mdia` with `hdlr`, `mdhd`, `elng` and `minf/stbl/stsd`; a bounded number of small reads. */
export function readMovie(sizeBytes: number, readAt: ReadAt): IsobmffMovie {
  const inside = (box: Box | undefined) => (box ? [...readBoxes(box.start, box.end, readAt, MAX_BOXES)] : []);
  const boxes = inside(named([...readBoxes(0, sizeBytes, readAt, MAX_BOXES)], "moov"));
  const tracks = boxes.filter((box) => box.name === "trak").slice(0, MAX_TRACKS);
  return {
    boxes,
    tracks: tracks.map((track) => {
      const parts = inside(track);
      const mdia = inside(named(parts, "mdia"));
      const stbl = inside(named(inside(named(mdia, "minf")), "stbl"));
      const hdlr = named(mdia, "hdlr");
      const chap = named(inside(named(parts, "tref")), "chap");
      return {
        id: readTrackId(named(parts, "tkhd"), readAt),
        handler: hdlr ? readAt(hdlr.start + 8, 4).toString("latin1") : "",
        parts,
        userData: inside(named(parts, "udta")),
        mdhd: named(mdia, "mdhd"),
        elng: named(mdia, "elng"),
        stbl,
        entry: readEntry(named(stbl, "stsd"), readAt),
        chapterTracks: chap ? readNumbers(chap, readAt) : [],
      };
    }),
  };
}

export function named(boxes: readonly Box[], name: string): Box | undefined {
  return boxes.find((box) => box.name === name);
}

/** Version 1 has longer time fields before the number. */
function readTrackId(tkhd: Box | undefined, readAt: ReadAt): number {
  if (!tkhd) return 0;
  const fields = readAt(tkhd.start, 24);
  const at = fields[0] === 1 ? 20 : 12;
  return fields.length < at + 4 ? 0 : fields.readUInt32BE(at);
}

function readNumbers({ start, end }: Box, readAt: ReadAt): number[] {
  const content = readAt(start, Math.min(end - start, MAX_TRACKS * 4));
  return Array.from({ length: Math.floor(content.length / 4) }, (_, index) => content.readUInt32BE(index * 4));
}

function readEntry(stsd: Box | undefined, readAt: ReadAt): Box | null {
  if (!stsd) return null;
  return readBoxes(stsd.start + 8, stsd.end, readAt, 1).next().value ?? null;
}

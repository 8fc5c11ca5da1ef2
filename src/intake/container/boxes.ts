import type { ReadAt } from "./completeness.ts";

/** A box of an ISO base media file; offsets are bytes from the start of the file. */
export interface Box {
  readonly name: string;
  /** Where its content begins. */
  readonly start: number;
  /** Where the box ends by its header: perhaps past the end of the file. */
  readonly end: number;
}

const BOX_NAME = /^[\x20-\x7e\xa9]{4}$/;

/** The box at `offset`, or null where there is none. `limit` is where its parent ends. */
export function readBox(offset: number, limit: number, readAt: ReadAt): Box | null {
  const header = readAt(offset, 16);
  if (header.length < 8) return null;
  const name = header.toString("latin1", 4, 8);
  if (!BOX_NAME.test(name)) return null;
  const short = header.readUInt32BE(0);
  if (short === 0) return { name, start: offset + 8, end: limit };
  if (short !== 1) return short < 8 ? null : { name, start: offset + 8, end: offset + short };
  if (header.length < 16) return null;
  const long = Number(header.readBigUInt64BE(8));
  return long < 16 ? null : { name, start: offset + 16, end: offset + long };
}

/** The boxes between two offsets, up to `maxCount`; ends at the first that is invalid. */
export function* readBoxes(start: number, end: number, readAt: ReadAt, maxCount: number): Generator<Box> {
  let offset = start;
  for (let count = 0; count < maxCount && offset + 8 <= end; count++) {
    const box = readBox(offset, end, readAt);
    if (!box || box.end > end) return;
    yield box;
    offset = box.end;
  }
}

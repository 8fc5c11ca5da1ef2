import type { Readable } from "node:stream";
import type { Rating } from "../ratings/ratingSet.ts";
import { createLineReader, type RatingLayout } from "./movieLensRatings.ts";

const MAX_LINE_LENGTH = 65_536;
/** Enough to know a set again. */
const MAX_RATINGS = 2_000;
/** A small file is one piece, of which many lines are looked at; of each further piece a few are. */
const OF_FIRST = 1_000;
const OF_OTHERS = 10;

/** Ratings from all over a file, or from as much of its beginning as gives enough. The stream is closed. */
export async function sampleRatings(file: Readable, layout: RatingLayout): Promise<Rating[]> {
  const read = createLineReader(layout);
  const sample: Rating[] = [];
  let rest = "";
  let isFirst = true;
  try {
    for await (const piece of file) {
      const bytes: Buffer = piece;
      const lines = (rest + bytes.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      // Not a rating line. Keeping it would copy it again with each chunk.
      if (rest.length > MAX_LINE_LENGTH) rest = "";
      take(lines);
      if (sample.length >= MAX_RATINGS) break;
    }
    take([rest]);
  } finally {
    file.destroy();
  }
  return sample.slice(0, MAX_RATINGS);

  function take(lines: readonly string[]): void {
    // The header tells what the columns are.
    const from = isFirst && layout.hasHeader ? lines.slice(1) : lines;
    const first = isFirst && layout.hasHeader && lines[0] !== undefined ? read(lines[0]) : null;
    if (first) sample.push(first);
    const wanted = isFirst ? OF_FIRST : OF_OTHERS;
    const step = Math.max(1, Math.floor(from.length / wanted));
    for (let at = 0; at < from.length; at += step) {
      const rating = read(from[at] ?? "");
      if (rating) sample.push(rating);
    }
    if (lines.length > 0) isFirst = false;
  }
}

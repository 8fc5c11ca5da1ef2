import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Rating } from "./ratingSet.ts";

/** The layouts that GroupLens has used: name, what parts the fields, whether a header comes first. */
const LAYOUTS = [
  { file: "ratings.csv", separator: ",", hasHeader: true },
  { file: "ratings.dat", separator: "::", hasHeader: false },
  { file: "u.data", separator: "\t", hasHeader: false },
] as const;

export interface ReadRatings {
  readonly ratings: Rating[];
  /** Lines that are no rating, by their number in the file. */
  readonly broken: readonly number[];
  readonly file: string;
}

/** @returns null for a folder that holds none of the layouts */
export function ratingsFileIn(
  folder: string,
): { readonly path: string; readonly layout: (typeof LAYOUTS)[number] } | null {
  for (const layout of LAYOUTS) {
    const path = join(folder, layout.file);
    if (existsSync(path)) return { path, layout };
  }
  return null;
}

/** All ratings of a MovieLens folder; what is out of the scale or no number is counted, the rest is read. */
export async function readMovieLensRatings(folder: string, signal?: AbortSignal): Promise<ReadRatings | null> {
  const found = ratingsFileIn(folder);
  if (!found) return null;
  const { path, layout } = found;
  const ratings: Rating[] = [];
  const broken: number[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, { signal }), crlfDelay: Infinity })) {
    number += 1;
    if ((number === 1 && layout.hasHeader) || line.trim() === "") continue;
    const rating = readRatingLine(line, layout.separator);
    if (rating) ratings.push(rating);
    else broken.push(number);
  }
  return { ratings, broken, file: path };
}

/** user, film, stars, seconds since 1970. */
export function readRatingLine(line: string, separator: string): Rating | null {
  const [user, film, value, time] = line.split(separator).map(Number);
  return readRating(user, film, value, time);
}

/** @returns null where an id is none, or the stars are out of the scale */
export function readRating(
  user: number | undefined,
  film: number | undefined,
  value: number | undefined,
  time: number | undefined,
): Rating | null {
  const isId = (id: number | undefined): id is number => id !== undefined && Number.isSafeInteger(id) && id >= 0;
  if (!isId(user) || !isId(film) || value === undefined || !(value >= 0.5 && value <= 5)) return null;
  return { user, film, value, time: time !== undefined && Number.isFinite(time) ? Math.floor(time) : 0 };
}

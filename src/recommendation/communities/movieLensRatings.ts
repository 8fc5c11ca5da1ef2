import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Rating } from "../ratings/ratingSet.ts";

export interface RatingLayout {
  readonly file: string;
  readonly separator: string;
  readonly hasHeader: boolean;
}

/** The layouts that GroupLens has used: name, what parts the fields, whether a header comes first. */
export const MOVIELENS_LAYOUTS: readonly RatingLayout[] = [
  { file: "ratings.csv", separator: ",", hasHeader: true },
  { file: "ratings.dat", separator: "::", hasHeader: false },
  { file: "u.data", separator: "\t", hasHeader: false },
];

export interface ReadRatings {
  readonly ratings: Rating[];
  /** Lines that are no rating, by their number in the file. */
  readonly broken: readonly number[];
  readonly file: string;
}

/** @returns null for a folder that holds none of the layouts */
export function ratingsFileIn(folder: string): { readonly path: string; readonly layout: RatingLayout } | null {
  for (const layout of MOVIELENS_LAYOUTS) {
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
  const read = createLineReader(layout);
  const ratings: Rating[] = [];
  const broken: number[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, { signal }), crlfDelay: Infinity })) {
    number += 1;
    const rating = read(line);
    if (rating) ratings.push(rating);
    else if (rating === null) broken.push(number);
  }
  return { ratings, broken, file: path };
}

/** What the columns of a header may be called. */
const COLUMNS = [
  /^user(?:_?id)?$/i,
  /^(?:movie|item|film)(?:_?id)?$/i,
  /^(?:rating|stars|score)$/i,
  /^(?:timestamp|time|date|rated_?at)$/i,
];
const IN_ORDER = [0, 1, 2, 3];

/** Whether a line is a header with user, film and rating columns, or a numeric row without a header. */
export function isRatingHeader(line: string, separator: string): boolean {
  const fields = fieldsOf(line.replace(/^\uFEFF/, "").trim(), separator);
  const isNamed = COLUMNS.slice(0, 3).every((column) => fields.some((name) => column.test(name.trim())));
  return isNamed || readRatingLine(line, separator) !== null;
}

/**
 * Reads a file line by line. The header gives the order of the columns; quotes are no part of a number. A first line
 * that is a rating is one: some copies have no header.
 * @returns of each line: undefined where it says nothing (the header, an empty line), null where it is no rating
 */
export function createLineReader({ separator, hasHeader }: RatingLayout): (line: string) => Rating | null | undefined {
  let order: readonly number[] | null = hasHeader ? null : IN_ORDER;
  return (line) => {
    if (order === null) {
      const first = line.replace(/^\uFEFF/, "");
      order = orderOf(fieldsOf(first, separator));
      return readRatingLine(first, separator) ?? undefined;
    }
    return line.trim() === "" ? undefined : readRatingLine(line, separator, order);
  };
}

function orderOf(names: readonly string[]): readonly number[] {
  const places = COLUMNS.map((column) => names.findIndex((name) => column.test(name.trim())));
  return places.slice(0, 3).includes(-1) ? IN_ORDER : places;
}

function fieldsOf(line: string, separator: string): string[] {
  return line.split(separator).map((field) => field.replace(/^\s*"(.*)"\s*$/, "$1"));
}

/** user, film, stars, seconds since 1970. @param order the column of each */
export function readRatingLine(line: string, separator: string, order: readonly number[] = IN_ORDER): Rating | null {
  const fields = fieldsOf(line, separator);
  const [user, film, value] = order.map((at) => Number(fields[at]));
  return readRating(user, film, value, secondsOf(fields[order[3] ?? -1]));
}

/** Seconds since 1970; Kaggle's copies contain dates instead. */
function secondsOf(text: string | undefined): number {
  const seconds = Number(text);
  return Number.isNaN(seconds) ? Date.parse(`${text?.replace(" ", "T")}Z`) / 1_000 : seconds;
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

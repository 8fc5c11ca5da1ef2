import { createHash } from "node:crypto";
import { meanRating, type RatingSet } from "./ratingSet.ts";

export interface RatingSummary {
  readonly ratings: number;
  readonly users: number;
  readonly films: number;
  readonly mean: number;
  /** Hexadecimal SHA-256 over every user, film and value, independent of their order. */
  readonly fingerprint: string;
}

const ROWS_PER_UPDATE = 65_536;

/** What a training learnt from, in a few figures. */
export function summarizeRatings(set: RatingSet): RatingSummary {
  return {
    ratings: set.values.length,
    users: new Set(set.users).size,
    films: new Set(set.films).size,
    mean: meanRating(set),
    fingerprint: fingerprintOf(set),
  };
}

function fingerprintOf({ users, films, values, userIds, filmIds }: RatingSet): string {
  const order = Int32Array.from(users.keys()).sort(
    (a, b) =>
      (userIds[users[a] ?? 0] ?? 0) - (userIds[users[b] ?? 0] ?? 0) ||
      (filmIds[films[a] ?? 0] ?? 0) - (filmIds[films[b] ?? 0] ?? 0),
  );
  const hash = createHash("sha256");
  for (let from = 0; from < order.length; from += ROWS_PER_UPDATE) {
    const part = order.subarray(from, from + ROWS_PER_UPDATE);
    const rows = new Float64Array(part.length * 3);
    part.forEach((index, at) => {
      rows[3 * at] = userIds[users[index] ?? 0] ?? 0;
      rows[3 * at + 1] = filmIds[films[index] ?? 0] ?? 0;
      rows[3 * at + 2] = values[index] ?? 0;
    });
    hash.update(new Uint8Array(rows.buffer));
  }
  return hash.digest("hex");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { FilmTraits } from "../../../src/drift/index.ts";

export interface SmallRating {
  readonly user: number;
  readonly film: number;
  readonly value: number;
  readonly time: number;
}

export function readRatings(folder: string): SmallRating[] {
  return rows(folder, "ratings.csv").map(([user, film, value, time]) => ({
    user: Number(user),
    film: Number(film),
    value: Number(value),
    time: Number(time) * 1_000,
  }));
}

export function readFilms(folder: string): Map<number, FilmTraits> {
  return new Map(
    rows(folder, "movies.csv").map(([id, title = "", genres = ""]) => [
      Number(id),
      { genres: genres.split("|"), year: Number(/\((\d{4})\)/.exec(title)?.[1]) || null },
    ]),
  );
}

const rows = (folder: string, name: string): string[][] => parse(readFileSync(join(folder, name)), { from_line: 2 });

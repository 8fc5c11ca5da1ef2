import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import type { FilmTraits } from "../../../library/index.ts";
import { type DescribedFilm, describedFilm, type HouseholdCase, householdCase } from "./householdCase.ts";

/** What a JSON Lines file holds, and what of it could not be read. */
export interface ReadLines<T> {
  readonly items: T;
  readonly skipped: SkippedLines;
}

export interface SkippedLines {
  readonly count: number;
  /** Of the first: its number in the file, and what is wrong with it. */
  readonly first: { readonly line: number; readonly reason: string } | null;
}

/** Films of a JSON Lines file, by their MovieLens ids. @throws the file system's error; Error where no line is a film */
export async function readDescribedFilms(path: string): Promise<ReadLines<Map<number, FilmTraits>>> {
  const { items, skipped } = await readLines(path, describedFilm);
  return { items: new Map(items.map((film) => [film.movieLensId, toTraits(film)])), skipped };
}

/** @throws the file system's error; Error where no line is a household */
export function readHouseholdCases(path: string): Promise<ReadLines<HouseholdCase[]>> {
  return readLines(path, householdCase);
}

async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<ReadLines<T[]>> {
  const items: T[] = [];
  let count = 0;
  let first: SkippedLines["first"] = null;
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    const parsed = parseLine(text, schema);
    if ("item" in parsed) items.push(parsed.item);
    else {
      count += 1;
      first ??= { line: number, reason: parsed.reason };
    }
  }
  if (items.length === 0 && first) throw new Error(`${path}, line ${first.line}: ${first.reason}`);
  return { items, skipped: { count, first } };
}

function parseLine<T>(line: string, schema: z.ZodType<T>): { readonly item: T } | { readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: "not JSON" };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { item: parsed.data };
  const [issue] = parsed.error.issues;
  return { reason: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unexpected value"}` };
}

function toTraits(film: DescribedFilm): FilmTraits {
  return {
    id: film.movieLensId,
    year: film.year ?? null,
    genres: film.genres ?? [],
    people: [
      ...(film.directors ?? []).map((name) => `director ${name}`),
      ...(film.writers ?? []).map((name) => `writer ${name}`),
      ...(film.cast ?? []),
    ],
    keywords: film.keywords ?? [],
    text: film.overview ?? "",
    voteAverage: film.voteAverage ?? null,
    voteCount: film.voteCount ?? null,
  };
}

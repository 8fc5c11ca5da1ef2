import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import type { FilmTraits } from "../../../library/index.ts";
import { type DescribedFilm, describedFilm, type HouseholdCase, householdCase } from "./householdCase.ts";

/** Films of a JSON Lines file, by their MovieLens ids. @throws the file system's error; Error naming a wrong line */
export async function readDescribedFilms(path: string): Promise<Map<number, FilmTraits>> {
  const films = await readLines(path, describedFilm);
  return new Map(films.map((film) => [film.movieLensId, toTraits(film)]));
}

/** @throws the file system's error; Error naming a wrong line */
export function readHouseholdCases(path: string): Promise<HouseholdCase[]> {
  return readLines(path, householdCase);
}

async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const items: T[] = [];
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (line.trim() !== "") items.push(parseLine(line, schema, `${path}, line ${number}`));
  }
  return items;
}

function parseLine<T>(line: string, schema: z.ZodType<T>, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`${place} is not JSON`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unexpected value"}`);
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

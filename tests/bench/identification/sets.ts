import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { benchDataFolder } from "../../standins/index.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** A name and what it says; null is not judged. */
export interface NameCase {
  readonly path: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly kind: string;
  readonly accept?: readonly string[];
}

/**
 * A labelled name of our own sets in tests/fixtures/names. Labels are complete: a null year means that there is none.
 */
export interface OwnNameCase extends NameCase {
  readonly category: string;
  readonly part?: number;
  /** Text that the edition must contain, in lower case. */
  readonly edition?: string;
  readonly ids?: { readonly tmdb?: number; readonly imdb?: string };
  /** The title is compared as displayed, including case and punctuation. */
  readonly isShown?: boolean;
}

/** A path and the film it is; null: no film of the catalogue. */
export interface FilmCase {
  readonly path: string;
  readonly tmdbId: number | null;
  readonly rule: string;
}

/** One JSON object a line, gzipped or not; null where the bench data is not there. */
export function readLines<Line>(file: string): Line[] | null {
  const path = join(benchDataFolder(), file);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return parseLines(file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
}

/**
 * Our own names in tests/fixtures/names: one half was looked at while the rules were written, the other was not; a third set was
 * written when the rules were done, a fourth, by what people and tools write, when they had been in use, and a fifth
 * before anyone who wrote it had seen the rules. */
export function ownNames(half: "development" | "held-out" | "after" | "walked" | "fifth"): OwnNameCase[] {
  return parseLines(readFileSync(join(FIXTURES, `names/${half}.jsonl`)));
}

function parseLines<Line>(bytes: Buffer): Line[] {
  return bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line));
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { benchDataFolder } from "../../standins/index.ts";

/** A name and what it says; null is not judged. */
export interface NameCase {
  readonly path: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly kind: string;
  readonly accept?: readonly string[];
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
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Line => JSON.parse(line));
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What release 0.1 reached with the same sets: figure, without its count, and its value. Matching has its own file. */
const FIGURES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/names/release-0.1.json"), "utf8")),
  ),
);

/** The figure of release 0.1, where it was measured. */
export function release01(figure: string): string | undefined {
  return FIGURES.get(figure);
}

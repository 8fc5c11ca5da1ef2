import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Results of release 0.1 for the same sets, by figure name without its count. Matching has its own file. */
const FIGURES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(
    JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/names/release-0.1.json"), "utf8")),
  ),
);

/** The figure of release 0.1, if it was measured. */
export function release01(figure: string): string | undefined {
  return FIGURES.get(figure);
}

import { ObjectScanner, type WantedObjects } from "../../../json/index.ts";
import type { RatingSource } from "../../ratings/ratingSource.ts";
import { decodeText, detectEncoding } from "../../ratings/textEncoding.ts";
import { RecommendationProblem } from "../../recommendationProblem.ts";
import type { ExportVisitor } from "../exportRows.ts";

/**
 * Reads the objects of a JSON export, one after the other. Of a file that is cut off the complete objects are used, and
 * the visitor is told that the rest is missing.
 * @param visit called for each object; null for one that is no JSON
 * @throws RecommendationProblem `export_too_large` for an object longer than any of an export
 */
export async function eachExportedObject(
  source: RatingSource,
  path: string,
  wanted: WantedObjects,
  visitor: ExportVisitor,
  visit: (object: unknown) => void,
): Promise<void> {
  const encoding = await detectEncoding(await source.open(path));
  const objects = new ObjectScanner(wanted, () => {
    throw new RecommendationProblem("export_too_large", path);
  });
  for await (const piece of decodeText(await source.open(path), encoding))
    for (const object of objects.feed(piece)) {
      visitor.row();
      visit(object);
    }
  if (objects.isCutOff) visitor.skipped({ reason: "truncated", file: path, line: null, title: null, year: null });
}

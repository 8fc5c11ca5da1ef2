import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { HttpClient } from "../http/index.ts";
import type { CatalogueFormat } from "./catalogueFilm.ts";
import { CatalogueProblem } from "./catalogueProblem.ts";
import { linesPart, sparqlResultPart } from "./readers/filePart.ts";
import { readAkasLine, readBasicsLine, readRatingsLine } from "./readers/imdb.ts";
import { readJsonLine, readTmdbExportLine } from "./readers/jsonLines.ts";
import type { SourcePart } from "./readers/sourcePart.ts";
import { sparqlPages } from "./readers/sparqlPages.ts";

/** In this order: titles and votes are added to films that are in the catalogue already. */
const IMDB_FILES = [
  ["title.basics.tsv", readBasicsLine],
  ["title.ratings.tsv", readRatingsLine],
  ["title.akas.tsv", readAkasLine],
] as const;

/**
 * What there is to read: a file; for IMDb the folder with its data sets or `title.basics.tsv.gz` alone; for Wikidata a
 * saved answer or the address of a SPARQL endpoint.
 *
 * @param clientFor makes the HTTP client of an endpoint; called only where the source is one
 * @throws CatalogueProblem `catalogue_source_missing`
 */
export function openSource(
  format: CatalogueFormat,
  source: string,
  clientFor: (endpoint: string) => HttpClient,
): SourcePart[] {
  if (format === "wikidata" && /^https?:\/\//i.test(source)) return sparqlPages(source, clientFor(source));
  if (!existsSync(source)) throw new CatalogueProblem("catalogue_source_missing", source);
  if (format === "imdb" && statSync(source).isDirectory()) return imdbFolder(source);
  if (!statSync(source).isFile()) throw new CatalogueProblem("catalogue_source_missing", source);
  switch (format) {
    case "imdb":
      return [withoutUnitType(linesPart(source, readBasicsLine))];
    case "tmdb-export":
      return [withoutUnitType(linesPart(source, readTmdbExportLine))];
    case "jsonl":
      return [withoutUnitType(linesPart(source, readJsonLine))];
    case "wikidata":
      return [sparqlResultPart(source)];
  }
}

function imdbFolder(folder: string): SourcePart[] {
  const parts = IMDB_FILES.flatMap(([name, read]) => {
    const path = [`${name}.gz`, name].map((one) => join(folder, one)).find((one) => existsSync(one));
    return path === undefined ? [] : [{ name, part: withoutUnitType(linesPart(path, read)) }];
  });
  if (parts[0]?.name !== IMDB_FILES[0][0])
    throw new CatalogueProblem("catalogue_source_missing", join(folder, `${IMDB_FILES[0][0]}.gz`));
  return parts.map(({ part }) => part);
}

/** Hides the unit type of a part. The cast is right because `read` gets only the units that the same part gave. */
function withoutUnitType<U>(part: SourcePart<U>): SourcePart {
  return { ...part, read: (unit) => part.read(unit as U) };
}

import { statSync } from "node:fs";
import { basename } from "node:path";
import { ObjectScanner } from "../../../json/index.ts";
import { type CatalogueRecord, UNREADABLE } from "../catalogueFilm.ts";
import { readBytes } from "./readBytes.ts";
import { readLines } from "./readLines.ts";
import type { SourcePart, UnitBatch } from "./sourcePart.ts";
import { readSparqlRow } from "./sparqlRows.ts";

/** `{ "results": { "bindings": [ {` */
const SOLUTION_DEPTH = 3;

/** A file with one record a line. */
export function linesPart(path: string, read: (line: string) => CatalogueRecord): SourcePart<string | null> {
  return {
    ...describe(path),
    units: (signal) => readLines(path, signal),
    read: (line) => (line === null ? UNREADABLE : read(line)),
  };
}

/** The saved answer of a SPARQL endpoint. */
export function sparqlResultPart(path: string): SourcePart {
  return { ...describe(path), units: (signal) => solutionsOf(path, signal), read: readSparqlRow };
}

async function* solutionsOf(path: string, signal: AbortSignal): AsyncGenerator<UnitBatch<unknown>> {
  const decoder = new TextDecoder();
  const scanner = new ObjectScanner(SOLUTION_DEPTH);
  for await (const { bytes, bytesRead } of readBytes(path, signal))
    yield { units: scanner.feed(decoder.decode(bytes, { stream: true })), bytesRead };
  // What is missing of an answer that was cut off counts as unreadable.
  if (scanner.isCutOff) yield { units: [null], bytesRead: 0 };
}

function describe(path: string) {
  const { size, mtimeMs } = statSync(path);
  return { name: basename(path), fingerprint: `${basename(path)}:${size}:${mtimeMs}`, totalBytes: size };
}

import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import { hasCode } from "../../errors/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";

/** By the names of the header. */
export type CsvCells = Readonly<Record<string, string | undefined>>;

/** Rows of these files have a few hundred characters; with a review, a few thousand. */
const MAX_ROW_CHARACTERS = 65_536;
/** IMDb's export, the widest, has 18. */
const MAX_COLUMNS = 100;

/**
 * The rows of a CSV file with a header, one at a time: memory stays within a row. The file is closed at the end.
 *
 * @param name of the file, for the person
 * @param onBroken called for each row that is no CSV; what it throws ends the reading
 * @throws RecommendationProblem `export_too_large` for a longer row or a wider table, and what reading the file throws
 */
export async function* csvRows(file: Readable, name: string, onBroken: () => void): AsyncGenerator<CsvCells> {
  const tooLarge = () => new RecommendationProblem("export_too_large", name);
  const parser = parse({
    columns: (header: string[]) => {
      if (header.length > MAX_COLUMNS) throw tooLarge();
      return header;
    },
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  parser.on("skip", (error: unknown) => {
    if (hasCode(error, "CSV_MAX_RECORD_SIZE")) parser.destroy(tooLarge());
    else stopOnError(parser, onBroken);
  });
  file.on("error", (error) => parser.destroy(error));
  try {
    yield* file.pipe(parser);
  } finally {
    file.destroy();
  }
}

/** What a listener throws would end the thread: it ends the stream instead. */
function stopOnError(stream: Readable, run: () => void): void {
  try {
    run();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { hasCode } from "../../errors/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { RatingSource } from "./ratingSource.ts";
import { decodeText, detectEncoding } from "./textEncoding.ts";

/** One record of a table, its header included. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** The line where it ends, from 1. */
  readonly line: number;
}

/** A record with a long review has some ten thousand characters. */
const MAX_RECORD_CHARACTERS = 262_144;
/** IMDb's export, the widest, has 18. */
const MAX_COLUMNS = 100;
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * The records of a table in any of the encodings and separators that spreadsheets write, one at a time: memory stays
 * within a record.
 *
 * @param separator as `separatorOf` finds it in the start of the text
 * @param onBroken called with the line of each record that is no CSV; what it throws ends the reading
 * @throws RecommendationProblem `export_too_large` for a longer record or a wider table, and what reading the file throws
 */
export async function* tableRecords(
  source: RatingSource,
  path: string,
  separator: string,
  onBroken: (line: number) => void,
): AsyncGenerator<TableRecord> {
  const tooLarge = () => new RecommendationProblem("export_too_large", path);
  const encoding = await detectEncoding(await source.open(path));
  const file = await source.open(path);
  const text = Readable.from(decodeText(file, encoding));
  const parser = parse({
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  parser.on("skip", (error: unknown) => {
    if (hasCode(error, "CSV_MAX_RECORD_SIZE")) parser.destroy(tooLarge());
    else stopOnError(parser, () => onBroken(lineOf(error)));
  });
  text.on("error", (error) => parser.destroy(error));
  try {
    const records: AsyncIterable<{ record: string[]; info: { lines: number } }> = text.pipe(parser);
    for await (const { record, info } of records) {
      if (record.length > MAX_COLUMNS) throw tooLarge();
      yield { cells: record.map((cell) => cell.trim()), line: info.lines };
    }
  } finally {
    text.destroy();
    file.destroy();
  }
}

/** The separator that the first line with one uses most, outside of quotes. @param start of the text */
export function separatorOf(start: string): string {
  for (const line of start.split(/\r?\n/).slice(0, 10)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const counts = SEPARATORS.map((separator) => bare.split(separator).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return SEPARATORS[counts.indexOf(most)] ?? ",";
  }
  return ",";
}

function lineOf(error: unknown): number {
  return error instanceof CsvError && typeof error.lines === "number" ? error.lines : 0;
}

/** What a listener throws would end the thread: it ends the stream instead. */
function stopOnError(stream: Readable, run: () => void): void {
  try {
    run();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

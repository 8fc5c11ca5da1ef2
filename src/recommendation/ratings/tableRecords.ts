import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { hasCode } from "../../errors/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { RatingSource } from "./ratingSource.ts";
import { decodeText, detectEncoding } from "./textEncoding.ts";

/** A record of a table, with the table's header. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** The line where it ends, from 1. */
  readonly line: number;
  /** Whether it is the last one, and its line has no end. */
  readonly isOpen: boolean;
}

/** A record with a long review has about ten thousand characters. */
const MAX_RECORD_CHARACTERS = 262_144;
/** IMDb's export has the most columns: 18. */
const MAX_COLUMNS = 100;
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * Reads the records of a table in any encoding and with any separator that spreadsheets use, one at a time, so that
 * memory is bounded by a record.
 *
 * @param separator as returned by `separatorOf` for the start of the text
 * @param onBroken called with the line of each invalid record; an error that it throws ends the reading
 * @throws RecommendationProblem `export_too_large` for a record or a table that is too large, and errors of reading
 * the file
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
  const content = new TextEnd();
  const text = Readable.from(content.watch(decodeText(file, encoding)));
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
    let last: TableRecord | null = null;
    for await (const { record, info } of records) {
      if (record.length > MAX_COLUMNS) throw tooLarge();
      if (last) yield last;
      last = { cells: record.map((cell) => cell.trim()), line: info.lines, isOpen: false };
    }
    if (last) yield { ...last, isOpen: !content.endsInLineEnd };
  } finally {
    text.destroy();
    file.destroy();
  }
}

/** Observes how a text ends. */
class TextEnd {
  endsInLineEnd = true;

  async *watch(pieces: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const piece of pieces) {
      if (piece !== "") this.endsInLineEnd = /[\r\n]$/.test(piece);
      yield piece;
    }
  }
}

/** The most frequent separator outside quotes in the first line that contains one. @param start of the text */
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

/** An uncaught error in a listener would end the thread, so it ends the stream instead. */
function stopOnError(stream: Readable, run: () => void): void {
  try {
    run();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

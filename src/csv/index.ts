/**
 * CSV files for spreadsheets. In: column names and rows. Out: text as RFC 4180 has it, with a byte order mark so that
 * spreadsheets read the accents, and with an apostrophe before what they would run as a formula.
 */
import { type Options, stringify } from "csv-stringify/sync";

/** Quoted although it does not end a cell here: a line break of any kind, and what separates cells in some countries. */
const AMBIGUOUS = /[;\r\n]/;

/** The text already looks escaped, so another apostrophe is added: a reader removes exactly one. */
const LOOKS_ESCAPED = /^'+[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

export type CsvCell = string | number | boolean | null | undefined | readonly string[];

/** @param rows a value per column; a list of texts becomes one cell, separated by `; ` */
export function writeCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvHead(columns) + csvRows(rows);
}

/** The first line, with the byte order mark. */
export function csvHead(columns: readonly string[]): string {
  return stringify([[...columns]], { ...LAYOUT, bom: true });
}

/** Further lines, for a file that is written in pieces. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(escaped)),
    LAYOUT,
  );
}

const LAYOUT: Options = {
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: AMBIGUOUS,
  cast: {
    boolean: String,
    number: (value) => ({ value: String(value), escape_formulas: false }),
  },
};

function escaped(cell: CsvCell): Exclude<CsvCell, readonly string[]> {
  const text = isList(cell) ? cell.join("; ") : cell;
  return typeof text === "string" && LOOKS_ESCAPED.test(text) ? `'${text}` : text;
}

const isList = (cell: CsvCell): cell is readonly string[] => Array.isArray(cell);

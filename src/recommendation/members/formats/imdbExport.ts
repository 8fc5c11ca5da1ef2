import { lastName, type RatingSource } from "../../ratings/ratingSource.ts";
import { type TableRecord, tableRecords } from "../../ratings/tableRecords.ts";
import { type ExportedFilm, type ExportVisitor, watchedWhenRated } from "../exportRows.ts";
import { parseExportDate } from "./exportDates.ts";
import { exportedFilm, starsOf } from "./exportedFilm.ts";
import type { ExportFile } from "./exportFile.ts";
import { type ImdbColumns, imdbColumns, isFilmType } from "./imdbColumns.ts";
import { fileStem } from "./letterboxdExport.ts";

/** Number of rows that is sufficient to identify the columns. */
const SAMPLE_ROWS = 50;

interface Table {
  readonly columns: ImdbColumns;
  readonly path: string;
  readonly visitor: ExportVisitor;
  /** Index of the list; null for the ratings table. */
  readonly list: number | null;
}

/** Parses IMDb's tables: ratings out of ten, and lists, which also contain the user's ratings. */
export async function readImdb(
  source: RatingSource,
  files: readonly ExportFile[],
  visitor: ExportVisitor,
): Promise<void> {
  for (const { path, separator } of files) await readTable(source, path, separator, visitor);
}

async function readTable(source: RatingSource, path: string, separator: string, visitor: ExportVisitor): Promise<void> {
  const broken = (line: number) => {
    visitor.row();
    visitor.skipped({ reason: "unreadable", file: path, line, title: null, year: null });
  };
  let header: readonly string[] | null = null;
  let table: Table | null = null;
  const sample: TableRecord[] = [];
  const begin = () => {
    const columns = imdbColumns(header ?? [], sample);
    table = { columns, path, visitor, list: listOf(path, columns, sample, visitor) };
    for (const record of sample) readRow(record, table);
    return table;
  };
  for await (const record of tableRecords(source, path, separator, broken)) {
    if (!header) header = record.cells;
    else if (table) readRow(record, table);
    else if (sample.push(record) === SAMPLE_ROWS) begin();
  }
  if (header && !table) begin();
}

/**
 * The index of the list in a table, or null for the ratings table. A list has a position for each film. The first
 * version of the ratings export has the same columns, but there every row is rated and none was ever modified.
 */
function listOf(path: string, columns: ImdbColumns, sample: readonly TableRecord[], visitor: ExportVisitor) {
  const name = lastName(path);
  if (columns.position === null || /^ratings?\b/i.test(name)) return null;
  const modified = columns.created === null ? null : columns.created + 1;
  const areRatings =
    columns.isEnglish &&
    sample.length > 0 &&
    sample.every((record) => cell(record, columns.rating) !== "" && cell(record, modified) === "");
  if (areRatings) return null;
  if (/watch[-_ ]*list/i.test(name))
    return visitor.list({ kind: "watchlist", name: "", description: "", isNamedByFile: false });
  return visitor.list({ kind: "own", name: fileStem(path), description: "", isNamedByFile: true });
}

function readRow(record: TableRecord, { columns, path, visitor, list }: Table): void {
  visitor.row();
  const title = cell(record, columns.title);
  const year = cell(record, columns.year);
  const where = { file: path, line: record.line, title: title || null, year: Number(year) || null };
  const constant = cell(record, columns.const) || (/(?:tt|nm)\d{5,10}/.exec(cell(record, columns.url))?.[0] ?? "");
  if (/^(?:nm|co)/.test(constant) || !isFilmType(cell(record, columns.type))) {
    visitor.skipped({ reason: "not_a_film", ...where });
    return;
  }
  const film = exportedFilm({ title, year, imdb: constant });
  if (!film) {
    visitor.skipped({ reason: "no_title", ...where });
    return;
  }
  const rating = cell(record, columns.rating);
  if (list !== null)
    visitor.listing({
      ...film,
      list,
      position: Number(cell(record, columns.position)) || null,
      addedAt: parseExportDate(cell(record, columns.created), !columns.isEnglish),
      note: cell(record, columns.description) || null,
    });
  if (rating !== "") readRating(record, film, columns, visitor, where);
  else if (list === null) visitor.skipped({ reason: "no_rating", ...where });
}

function readRating(
  record: TableRecord,
  film: ExportedFilm,
  columns: ImdbColumns,
  visitor: ExportVisitor,
  where: { file: string; line: number; title: string | null; year: number | null },
): void {
  const value = starsOf(cell(record, columns.rating), 10);
  if (value === null) {
    visitor.skipped({ reason: "rating_out_of_range", ...where });
    return;
  }
  const ratedAt = parseExportDate(cell(record, columns.rated ?? columns.created), !columns.isEnglish);
  visitor.rating({ ...film, value, ratedAt });
  visitor.watch(watchedWhenRated(film, ratedAt)); // IMDb does not state when, so no diary entry is added
}

const cell = ({ cells }: TableRecord, at: number | null): string => (at === null ? "" : (cells[at] ?? ""));

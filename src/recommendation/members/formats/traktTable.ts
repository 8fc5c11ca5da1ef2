import type { RatingSource } from "../../ratings/ratingSource.ts";
import { type TableRecord, tableRecords } from "../../ratings/tableRecords.ts";
import type { ExportVisitor } from "../exportRows.ts";
import type { ExportFile } from "./exportFile.ts";
import { TableColumns } from "./tableColumns.ts";

/**
 * Reads the CSV of a page of Trakt (ratings, history, a list) row by row.
 * @param read called with each row as the entry that Trakt's JSON has for it
 */
export async function eachTraktRow(
  source: RatingSource,
  { path, separator }: ExportFile,
  visitor: ExportVisitor,
  read: (entry: unknown) => void,
): Promise<void> {
  let columns: TableColumns | null = null;
  const broken = (line: number) => {
    visitor.row();
    visitor.skipped({ reason: "unreadable", file: path, line, title: null, year: null });
  };
  for await (const record of tableRecords(source, path, separator, broken)) {
    if (!columns) {
      columns = new TableColumns(record.cells);
      continue;
    }
    visitor.row();
    read(entryOf(columns, record));
  }
}

function entryOf(columns: TableColumns, record: TableRecord): unknown {
  const cell = (...names: string[]) => columns.cell(record, ...names) || null;
  const number = (...names: string[]) => (cell(...names) === null ? null : Number(cell(...names)));
  const type = cell("type") ?? "movie";
  const ids = { tmdb: number("tmdbid"), imdb: cell("imdbid") };
  const about =
    type === "movie" ? { movie: { title: cell("title") ?? "", year: number("year"), ids } } : { [type]: {} };
  return {
    ...about,
    id: cell("id", "historyid"),
    rating: number("rating", "yourrating"),
    rated_at: cell("ratedat"),
    watched_at: cell("watchedat"),
    last_watched_at: cell("lastwatchedat"),
    plays: number("plays"),
    listed_at: cell("listedat"),
    rank: number("rank"),
    notes: cell("notes"),
    collected_at: cell("collectedat"),
  };
}

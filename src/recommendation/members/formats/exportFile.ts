import { parse } from "csv-parse/sync";
import { lastName, type RatingSource } from "../../ratings/ratingSource.ts";
import { separatorOf } from "../../ratings/tableRecords.ts";
import { encodingOfStart } from "../../ratings/textEncoding.ts";
import { RecommendationProblem } from "../../recommendationProblem.ts";
import { TableColumns } from "./tableColumns.ts";

/** A recognised file of an export. */
export interface ExportFile {
  readonly path: string;
  readonly format: "letterboxd" | "imdb" | "trakt" | "filmotheque" | "movielens";
  readonly kind: string;
  /** Only for tables. */
  readonly separator: string;
}

const START_BYTES = 65_536;
/** IMDb's export has the most columns: 18. */
const MAX_COLUMNS = 100;

/**
 * Identifies a file by its start; null when it belongs to no supported export.
 * @throws RecommendationProblem `export_too_large` for a table with more columns than any export has
 */
export async function recogniseFile(source: RatingSource, path: string): Promise<ExportFile | null> {
  const start = await startOf(source, path);
  const text = start.trimStart();
  const found = /^[[{]/.test(text) ? ofJson(text, path) : ofTable(text, path);
  return found && { path, separator: separatorOf(start), ...found };
}

async function startOf(source: RatingSource, path: string): Promise<string> {
  const file = await source.open(path);
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of file) {
      const content: Buffer = piece;
      pieces.push(content);
      bytes += content.length;
      if (bytes >= START_BYTES) break;
    }
  } finally {
    file.destroy();
  }
  const start = Buffer.concat(pieces).subarray(0, START_BYTES);
  return new TextDecoder(encodingOfStart(start) ?? "utf-8").decode(start);
}

type Found = Pick<ExportFile, "format" | "kind">;

const TRAKT_OBJECT = /"(?:movie|show|season|episode|person)"\s*:\s*\{/;
const TRAKT_NAME = /^(?:ratings|watched|history|lists?|watchlist|favorites)\b.*\.json$|^_errors\.json$/i;

function ofJson(text: string, path: string): Found | null {
  if (/^\{\s*"program"\s*:\s*"filmotheque"\s*,\s*"part"\s*:\s*"edits"/.test(text))
    return { format: "letterboxd", kind: "edits" };
  if (/^\{\s*"(?:program"\s*:\s*"filmotheque"|user"\s*:[^{}[\]]*"films"\s*:\s*\[)/.test(text))
    return { format: "filmotheque", kind: "json" };
  if (TRAKT_OBJECT.test(text) || TRAKT_NAME.test(lastName(path))) return { format: "trakt", kind: "json" };
  return null;
}

function ofTable(text: string, path: string): Found | null {
  if (/^"?Letterboxd list export/i.test(text)) return { format: "letterboxd", kind: "list" };
  const [header = [], first = []] = firstRecords(text);
  if (header.length > MAX_COLUMNS) throw new RecommendationProblem("export_too_large", path);
  const columns = new TableColumns(header);
  if (columns.has("traktid", "traktrating")) return { format: "trakt", kind: "table" };
  if (columns.has("const") || first.some((cell) => /^tt\d{5,10}$/.test(cell)) || isPeopleList(first))
    if (!columns.has("tmdbid", "letterboxduri", "movieid")) return { format: "imdb", kind: "table" };
  if (columns.has("notforme") && columns.has("title")) return { format: "filmotheque", kind: "table" };
  if (columns.has("movieid")) return { format: "movielens", kind: "table" };
  const isLetterboxd = columns.has("name", "title") && columns.has("year", "letterboxduri", "tmdbid", "imdbid");
  return isLetterboxd ? { format: "letterboxd", kind: letterboxdKind(columns, path) } : null;
}

/** IMDb's lists of people. */
const isPeopleList = (first: readonly string[]) => first.some((cell) => /^nm\d{5,10}$/.test(cell));

/** Files with the same columns are distinguished by the export's file names. */
function letterboxdKind(columns: TableColumns, path: string): string {
  const name = lastName(path).toLowerCase();
  if (/^dismissed/.test(name)) return "dismissed";
  if (/^less-like-this/.test(name)) return "lessLikeThis";
  if (/watch-?_?list/.test(name)) return "watchlist";
  if (columns.has("review")) return "reviews";
  if (columns.has("watcheddate")) return "diary";
  if (columns.has("rating", "rating10")) return "ratings";
  return /(?:^|\/)likes\//i.test(path) || /^(?:films|likes)\b/.test(name) ? "likes" : "watched";
}

function firstRecords(text: string): string[][] {
  const lines = text.split(/\r?\n/, 3).slice(0, 2);
  try {
    return parse(lines.join("\n"), {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      trim: true,
      bom: true,
    });
  } catch {
    return []; // not a table
  }
}

import { lastName, type RatingSource, segmentsOf } from "../../ratings/ratingSource.ts";
import { type TableRecord, tableRecords } from "../../ratings/tableRecords.ts";
import {
  type ExportedDay,
  type ExportedFilm,
  type ExportVisitor,
  type SkipReason,
  WATCH_PRECISION,
} from "../exportRows.ts";
import { parseDay, parseExportDate } from "./exportDates.ts";
import { isEditRow, readEdit } from "./exportedEdits.ts";
import { exportedFilm, starsOf } from "./exportedFilm.ts";
import { eachExportedObject } from "./exportedObjects.ts";
import type { ExportFile } from "./exportFile.ts";
import { plainText } from "./plainText.ts";
import { ReviewNotes } from "./reviewNotes.ts";
import { TableColumns } from "./tableColumns.ts";

/** A row with the columns of its file. */
interface Row {
  readonly record: TableRecord;
  readonly columns: TableColumns;
  readonly path: string;
}

/** Files that Letterboxd keeps separately: deleted entries, and entries whose film no longer exists. */
const ASIDE = { deleted: "deleted", orphaned: "orphaned" } as const satisfies Record<string, SkipReason>;

/**
 * Parses Letterboxd's export and tables in its import format. `watched.csv` contains the watched films, the diary the
 * dates. Without `watched.csv` rated films count as watched. Lists begin with metadata lines before the header.
 */
export async function readLetterboxd(
  source: RatingSource,
  files: readonly ExportFile[],
  visitor: ExportVisitor,
): Promise<void> {
  const live = files.filter(({ path }) => asideOf(path) === null);
  const ofKind = (kind: string) => live.filter((file) => file.kind === kind);
  for (const file of files) {
    const reason = asideOf(file.path);
    if (reason) await eachRow(source, file, visitor, (row) => visitor.skipped({ reason, ...whereOf(row) }));
  }
  for (const { path } of ofKind("edits")) await readEdits(source, path, visitor);
  const ratingsMeanWatched = ofKind("watched").length === 0;
  for (const file of ofKind("ratings"))
    await eachRow(source, file, visitor, (row) => readRating(row, visitor, ratingsMeanWatched));
  const notes = new ReviewNotes();
  for (const file of ofKind("reviews")) await eachRow(source, file, visitor, (row) => keepReview(row, visitor, notes));
  for (const file of ofKind("diary")) await eachRow(source, file, visitor, (row) => readViewing(row, visitor, notes));
  for (const { film, viewing, where } of notes.unused()) {
    if (viewing) reportViewing(film, viewing, visitor);
    else visitor.skipped({ reason: "review_without_date", ...where, title: film.title, year: film.year });
  }
  for (const file of ofKind("watched")) await eachRow(source, file, visitor, (row) => readWatched(row, visitor));
  for (const [kind, list] of [
    ["watchlist", "watchlist"],
    ["likes", "favourites"],
  ] as const)
    for (const file of ofKind(kind)) {
      const index = visitor.list({ kind: list, name: "", description: "", isNamedByFile: false });
      await eachRow(source, file, visitor, (row) => readListing(row, visitor, index));
    }
  for (const file of ofKind("list")) await readList(source, file, visitor);
  for (const [kind, lessLike] of DISMISSALS)
    for (const file of ofKind(kind))
      await eachRow(source, file, visitor, (row) => readDismissal(row, visitor, lessLike));
}

/** The objects in the list of one object: `{ "edits": [{ … }] }`. */
const DEPTH_OF_EDITS = 2;

/** This program's own file in an export of that layout. */
async function readEdits(source: RatingSource, path: string, visitor: ExportVisitor): Promise<void> {
  await eachExportedObject(source, path, DEPTH_OF_EDITS, visitor, (object) => {
    if (isEditRow(object)) readEdit(object, path, visitor);
    else visitor.skipped({ reason: "edit_invalid", file: path, line: null, title: null, year: null });
  });
}

function asideOf(path: string): SkipReason | null {
  for (const folder of segmentsOf(path.toLowerCase()).slice(0, -1))
    if (folder === ASIDE.deleted || folder === ASIDE.orphaned) return folder;
  return null;
}

/** Calls `visit` for each record after the header. */
async function eachRow(
  source: RatingSource,
  { path, separator, kind }: ExportFile,
  visitor: ExportVisitor,
  visit: (row: Row) => void,
): Promise<void> {
  let columns: TableColumns | null = null;
  const broken = (line: number) => {
    visitor.row();
    visitor.skipped({ reason: "unreadable", file: path, line, title: null, year: null });
  };
  let isInPreamble = kind === "list";
  for await (const record of tableRecords(source, path, separator, broken)) {
    if (isInPreamble) {
      // The table starts at the header that contains positions.
      if (!new TableColumns(record.cells).has("position")) continue;
      isInPreamble = false;
    }
    if (!columns) columns = new TableColumns(record.cells);
    else {
      visitor.row();
      visit({ record, columns, path });
    }
  }
}

function filmOf({ record, columns }: Row): ExportedFilm | null {
  return exportedFilm({
    title: plainText(columns.cell(record, "name", "title")),
    year: columns.cell(record, "year"),
    tmdb: columns.cell(record, "tmdbid"),
    imdb: columns.cell(record, "imdbid"),
    wikidata: columns.cell(record, "wikidataid"),
  });
}

function whereOf({ record, columns, path }: Row) {
  const title = columns.cell(record, "name", "title");
  const year = columns.cell(record, "year");
  return { file: path, line: record.line, title: title || null, year: /^\d{4}$/.test(year) ? Number(year) : null };
}

/** The film of a row; one without a title is reported. */
function filmOrSkip(row: Row, visitor: ExportVisitor): ExportedFilm | null {
  const film = filmOf(row);
  if (!film) visitor.skipped({ reason: "no_title", ...whereOf(row) });
  return film;
}

/**
 * Ratings are out of five in exports and out of ten in tables for Letterboxd's import; undefined for none, null when
 * out of range.
 */
function ratingOf({ record, columns }: Row): number | null | undefined {
  const text = columns.cell(record, "rating");
  if (text !== "") return starsOf(text, 5);
  const ofTen = columns.cell(record, "rating10");
  return ofTen === "" ? undefined : starsOf(ofTen, 10);
}

const dateOf = ({ record, columns }: Row, ...names: string[]) => parseExportDate(columns.cell(record, ...names));

function readRating(row: Row, visitor: ExportVisitor, meansWatched: boolean): void {
  const film = filmOrSkip(row, visitor);
  if (!film) return;
  const value = ratingOf(row);
  const ratedAt = dateOf(row, "ratedat", "date");
  if (value === null) {
    visitor.skipped({ reason: "rating_out_of_range", ...whereOf(row) });
    return;
  }
  if (value !== undefined) visitor.rating({ ...film, value, ratedAt });
  if (meansWatched) reportWatched(film, ratedAt, WATCH_PRECISION.entered, visitor);
}

function readWatched(row: Row, visitor: ExportVisitor): void {
  const film = filmOrSkip(row, visitor);
  if (!film) return;
  const exact = dateOf(row, "watchedat");
  const precision = exact === 0 ? WATCH_PRECISION.entered : WATCH_PRECISION.exact;
  reportWatched(film, exact || dateOf(row, "date"), precision, visitor);
}

function reportWatched(film: ExportedFilm, watchedAt: number, precision: number, visitor: ExportVisitor): void {
  visitor.watch({ ...film, watched: true, watchedAt, positionSeconds: null, precision });
}

/** The viewing in a row of the diary or of the reviews; null without a date. */
function viewingOf(row: Row): ExportedDay | null {
  const { record, columns } = row;
  const watchedOn = parseDay(columns.cell(record, "watcheddate"));
  if (watchedOn === null) return null;
  const place = columns.cell(record, "place");
  return {
    watchedOn,
    rewatch: /^(?:yes|true|1)$/i.test(columns.cell(record, "rewatch")),
    rating: ratingOf(row) ?? null,
    note: columns.cell(record, "review") || null,
    place: place === "cinema" || place === "elsewhere" ? place : null,
    tags: tagsOf(plainText(columns.cell(record, "tags"))),
  };
}

const MAX_TAGS = 50;
const MAX_TAG_LENGTH = 100;

function tagsOf(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim().slice(0, MAX_TAG_LENGTH));
  return [...new Set(tags.filter((tag) => tag !== ""))].slice(0, MAX_TAGS);
}

function reportViewing(film: ExportedFilm, viewing: ExportedDay, visitor: ExportVisitor): void {
  visitor.viewing({ ...film, ...viewing });
  reportWatched(film, Date.parse(viewing.watchedOn), WATCH_PRECISION.logged, visitor);
}

function keepReview(row: Row, visitor: ExportVisitor, notes: ReviewNotes): void {
  const film = filmOrSkip(row, visitor);
  if (!film) return;
  const { file, line } = whereOf(row);
  const uri = row.columns.cell(row.record, "letterboxduri");
  const viewing = viewingOf(row);
  const note = plainText(row.columns.cell(row.record, "review"));
  notes.add({ uri, film, viewing: viewing && { ...viewing, note }, note, where: { file, line } });
}

function readViewing(row: Row, visitor: ExportVisitor, notes: ReviewNotes): void {
  const film = filmOrSkip(row, visitor);
  if (!film) return;
  // Older exports contain only the date on which it was entered.
  const entered = parseDay(row.columns.cell(row.record, "date"));
  const viewing =
    viewingOf(row) ?? (entered && { ...EMPTY_VIEWING, watchedOn: entered, rating: ratingOf(row) ?? null });
  if (!viewing) {
    visitor.skipped({ reason: "unreadable", ...whereOf(row) });
    return;
  }
  const uri = row.columns.cell(row.record, "letterboxduri");
  const note = notes.take(uri, film, viewing.watchedOn) ?? viewing.note;
  reportViewing(film, { ...viewing, note }, visitor);
}

const EMPTY_VIEWING = { rewatch: false, note: null, place: null, tags: [] };

function readListing(row: Row, visitor: ExportVisitor, list: number): void {
  const film = filmOrSkip(row, visitor);
  if (!film) return;
  const position = Number(row.columns.cell(row.record, "position"));
  visitor.listing({
    ...film,
    list,
    position: Number.isSafeInteger(position) && position > 0 ? position : null,
    addedAt: dateOf(row, "addedat", "date"),
    note: plainText(row.columns.cell(row.record, "description")) || null,
  });
}

/** `Letterboxd list export v7`, followed by a table with the list's metadata and a table with its films. */
async function readList(source: RatingSource, file: ExportFile, visitor: ExportVisitor): Promise<void> {
  let named: { name: string; description: string; at: number } | null = null;
  let head: TableColumns | null = null;
  for await (const record of tableRecords(source, file.path, file.separator, () => undefined)) {
    const columns = new TableColumns(record.cells);
    if (columns.has("position")) break;
    if (columns.has("name") && columns.has("tags", "url", "description")) head = columns;
    else if (head && !named)
      named = {
        name: plainText(head.cell(record, "name")),
        description: plainText(head.cell(record, "description")),
        at: parseExportDate(head.cell(record, "date")),
      };
  }
  const { name, description, at } = named ?? { name: fileStem(file.path), description: "", at: 0 };
  const index = visitor.list({ kind: "own", name, description, isNamedByFile: named === null });
  const withDate = (row: { readonly addedAt: number }) => (row.addedAt === 0 ? at : row.addedAt);
  await eachRow(source, file, visitor, (row) =>
    readListing(
      row,
      { ...visitor, listing: (found) => visitor.listing({ ...found, addedAt: withDate(found) }) },
      index,
    ),
  );
}

export function fileStem(path: string): string {
  return lastName(path).replace(/\.[^.]{1,5}$/, "");
}

/** Of this program: the kind of a file, and whether its films ask for fewer like them. */
const DISMISSALS = [
  ["dismissed", false],
  ["lessLikeThis", true],
] as const;

function readDismissal(row: Row, visitor: ExportVisitor, lessLike: boolean): void {
  const film = filmOrSkip(row, visitor);
  if (film) visitor.dismissal({ ...film, since: dateOf(row, "since", "date"), lessLike });
}

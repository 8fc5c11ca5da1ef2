import { z } from "zod";
import type { RatingSource } from "../../ratings/ratingSource.ts";
import { type TableRecord, tableRecords } from "../../ratings/tableRecords.ts";
import { type ExportedFilm, type ExportVisitor, type SkipReason, WATCH_PRECISION } from "../exportRows.ts";
import { parseDay } from "./exportDates.ts";
import { isEditRow, readEdit } from "./exportedEdits.ts";
import { exportedFilm } from "./exportedFilm.ts";
import { eachExportedObject } from "./exportedObjects.ts";
import type { ExportFile } from "./exportFile.ts";
import { plainText } from "./plainText.ts";
import { TableColumns } from "./tableColumns.ts";

const stars = z.number().min(0.5).max(5).multipleOf(0.5);
const film = z.object({
  title: z.string(),
  year: z.number().int().nullable().catch(null),
  tmdbId: z.number().int().nullable().catch(null),
  imdbId: z.string().nullable().catch(null),
  wikidataId: z.string().nullable().catch(null),
});
const markedFilm = film.extend({
  rating: stars.nullable(),
  ratedAt: z.string().nullable(),
  watched: z.boolean(),
  watchedAt: z.string().nullable(),
  positionSeconds: z.number().min(0).nullable(),
  notForMe: z.boolean(),
  lessLikeThis: z.boolean().catch(false),
  watchlist: z.boolean(),
  favourite: z.boolean(),
  lists: z.array(z.string()).catch([]),
});
const listedFilm = film.extend({
  list: z.number().int().min(0),
  addedAt: z.string().nullable().catch(null),
  position: z.number().int().nullable().catch(null),
  note: z.string().nullable().catch(null),
});
const viewing = film.extend({
  watchedOn: z.iso.date(),
  rewatch: z.boolean().catch(false),
  rating: stars.nullable().catch(null),
  note: z.string().nullable().catch(null),
  place: z.enum(["cinema", "elsewhere"]).nullable().catch(null),
  tags: z.array(z.string()).catch([]),
});
const list = z.object({
  kind: z.enum(["watchlist", "favourites", "own"]),
  name: z.string(),
  description: z.string().catch(""),
});
const savedFilter = z.object({ name: z.string(), filter: z.looseObject({}) });

type MarkedFilm = z.infer<typeof markedFilm>;

/** Parses this program's own exports: everything a user entered, as JSON or as a table. */
export async function readOwn(
  source: RatingSource,
  files: readonly ExportFile[],
  visitor: ExportVisitor,
): Promise<void> {
  for (const file of files)
    await (file.kind === "json" ? readJson(source, file.path, visitor) : readTable(source, file, visitor));
}

/** The objects in the lists of one object: `{ "films": [{ … }] }`. */
const DEPTH_IN_LISTS = 2;

async function readJson(source: RatingSource, path: string, visitor: ExportVisitor): Promise<void> {
  const own = new OwnLists(visitor);
  await eachExportedObject(source, path, DEPTH_IN_LISTS, visitor, (object) => {
    if (isEditRow(object)) readEdit(object, path, visitor);
    else if (!readObject(object, own, visitor))
      visitor.skipped({ reason: "unreadable", file: path, line: null, title: null, year: null });
  });
}

function readObject(object: unknown, own: OwnLists, visitor: ExportVisitor): boolean {
  const marked = markedFilm.safeParse(object);
  if (marked.success) return readMarks(marked.data, own, visitor);
  const seen = viewing.safeParse(object);
  if (seen.success) {
    const { watchedOn, rewatch, rating, note, place, tags } = seen.data;
    const named = exportedFilmOf(seen.data);
    if (named) visitor.viewing({ ...named, watchedOn, rewatch, rating, note, place, tags });
    return named !== null;
  }
  const listed = listedFilm.safeParse(object);
  if (listed.success) {
    const { addedAt, position, note } = listed.data;
    const named = exportedFilmOf(listed.data);
    const index = own.at(listed.data.list);
    if (named && index !== null)
      visitor.listing({ ...named, list: index, addedAt: instantOf(addedAt), position, note });
    return named !== null && index !== null;
  }
  const kept = list.safeParse(object);
  if (kept.success) {
    own.add(kept.data);
    return true;
  }
  const filter = savedFilter.safeParse(object);
  if (filter.success) visitor.filter(filter.data);
  return filter.success;
}

/** The named lists of an export; in older exports each film names its lists. */
class OwnLists {
  readonly #visitor: ExportVisitor;
  readonly #indices: number[] = [];
  readonly #byName = new Map<string, number>();

  constructor(visitor: ExportVisitor) {
    this.#visitor = visitor;
  }

  get areNamed(): boolean {
    return this.#indices.length > 0;
  }

  add({ kind, name, description }: z.infer<typeof list>): void {
    this.#indices.push(this.#visitor.list({ kind, name, description, isNamedByFile: false }));
  }

  at(index: number): number | null {
    return this.#indices[index] ?? null;
  }

  of(kind: "watchlist" | "favourites" | "own", name = ""): number {
    const key = `${kind} ${name}`;
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const index = this.#visitor.list({ kind, name, description: "", isNamedByFile: false });
    this.#byName.set(key, index);
    return index;
  }
}

function readMarks(said: MarkedFilm, own: OwnLists, visitor: ExportVisitor): boolean {
  const named = exportedFilmOf(said);
  if (!named) return false;
  const { rating, watched, positionSeconds } = said;
  if (rating !== null) visitor.rating({ ...named, value: rating, ratedAt: instantOf(said.ratedAt) });
  if (watched || positionSeconds !== null)
    visitor.watch({
      ...named,
      watched,
      watchedAt: instantOf(said.watchedAt),
      positionSeconds,
      precision: WATCH_PRECISION.exact,
    });
  if (said.notForMe || said.lessLikeThis) visitor.dismissal({ ...named, since: 0, lessLike: said.lessLikeThis });
  if (own.areNamed) return true;
  const listing = { ...named, position: null, addedAt: 0, note: null };
  if (said.watchlist) visitor.listing({ ...listing, list: own.of("watchlist") });
  if (said.favourite) visitor.listing({ ...listing, list: own.of("favourites") });
  for (const name of said.lists) visitor.listing({ ...listing, list: own.of("own", name) });
  return true;
}

async function readTable(source: RatingSource, { path, separator }: ExportFile, visitor: ExportVisitor): Promise<void> {
  const own = new OwnLists(visitor);
  let columns: TableColumns | null = null;
  let columnCount = 0;
  const skip = (reason: SkipReason, line: number) =>
    visitor.skipped({ reason, file: path, line, title: null, year: null });
  const unreadable = (line: number) => skip("unreadable", line);
  const broken = (line: number) => {
    visitor.row();
    unreadable(line);
  };
  for await (const record of tableRecords(source, path, separator, broken)) {
    if (!columns) {
      columns = new TableColumns(record.cells);
      columnCount = record.cells.length;
      continue;
    }
    visitor.row();
    // Every line that this program writes has all cells, and an end.
    if (record.isOpen && record.cells.length < columnCount) {
      skip("truncated", record.line);
      continue;
    }
    const marked = markedFilm.safeParse(markedRow(record, columns));
    if (!marked.success || !readMarks(marked.data, own, visitor)) unreadable(record.line);
    else readDays(marked.data, columns.cell(record, "viewings"), visitor);
  }
}

function markedRow(record: TableRecord, columns: TableColumns) {
  const cell = (name: string) => columns.cell(record, name);
  const numberIn = (name: string) => (cell(name) === "" ? null : Number(cell(name)));
  const isTrue = (name: string) => cell(name) === "true";
  return {
    title: plainText(cell("title")),
    year: numberIn("year"),
    tmdbId: numberIn("tmdbid"),
    imdbId: cell("imdbid") || null,
    wikidataId: cell("wikidataid") || null,
    rating: numberIn("rating"),
    ratedAt: cell("ratedat") || null,
    watched: isTrue("watched"),
    watchedAt: cell("watchedat") || null,
    positionSeconds: numberIn("positionseconds"),
    notForMe: isTrue("notforme"),
    lessLikeThis: isTrue("lesslikethis"),
    watchlist: isTrue("watchlist"),
    favourite: isTrue("favourite"),
    lists: plainText(cell("lists"))
      .split("; ")
      .filter((name) => name !== ""),
  };
}

/** `2024-05-06; 2025-01-02 rewatch 4.5`: the viewings of a film. */
function readDays(said: MarkedFilm, cell: string, visitor: ExportVisitor): void {
  const named = exportedFilmOf(said);
  for (const one of cell.split(";")) {
    const [day = "", ...words] = one.trim().split(" ");
    const watchedOn = parseDay(day);
    if (!named || watchedOn === null) continue;
    const rating = stars.safeParse(Number(words.at(-1)));
    visitor.viewing({
      ...named,
      watchedOn,
      rewatch: words.includes("rewatch"),
      rating: rating.success ? rating.data : null,
      note: null,
      place: words.includes("cinema") ? "cinema" : words.includes("elsewhere") ? "elsewhere" : null,
      tags: [],
    });
  }
}

function exportedFilmOf({ title, year, tmdbId, imdbId, wikidataId }: z.infer<typeof film>): ExportedFilm | null {
  return exportedFilm({ title, year, tmdb: tmdbId, imdb: imdbId, wikidata: wikidataId });
}

function instantOf(text: string | null): number {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? 0 : at;
}

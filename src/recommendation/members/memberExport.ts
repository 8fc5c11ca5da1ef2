import { z } from "zod";
import { ObjectScanner } from "../../json/index.ts";
import { type CsvCells, csvRows } from "../ratings/csvRows.ts";
import type { RatingSource } from "../ratings/ratingSource.ts";

/** One film that a member rated elsewhere. */
export interface ExportedRating {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970; 0 where unknown. */
  readonly ratedAt: number;
}

/** One film that a member saw elsewhere. */
export interface ExportedWatch extends Omit<ExportedRating, "value" | "ratedAt"> {
  /** Milliseconds since 1970; 0 where unknown. */
  readonly watchedAt: number;
}

export const MEMBER_FORMATS = ["letterboxd", "imdb", "trakt"] as const;
export type MemberFormat = (typeof MEMBER_FORMATS)[number];

/** Callbacks for the rows of an export, in the order of its files. */
export interface ExportVisitor {
  /** Called for each row, before it is parsed. */
  row(): void;
  rating(row: ExportedRating): void;
  watch(row: ExportedWatch): void;
  /** Called for a row without a readable film or rating. */
  broken(): void;
}

const MAX_TITLE_LENGTH = 500;

/** Which file holds the ratings in each export. IMDb's is one CSV of any name; the others are ZIPs or folders. */
const READERS: Readonly<Record<MemberFormat, (source: RatingSource, visitor: ExportVisitor) => Promise<boolean>>> = {
  async letterboxd(source, visitor) {
    if (!source.has("ratings.csv")) return false;
    await readCsv(source, "ratings.csv", readLetterboxdRow, visitor.rating, visitor);
    // `watched.csv` has the day on which a film was entered; the diary knows when it was seen.
    if (source.has("diary.csv")) await readCsv(source, "diary.csv", readDiaryRow, visitor.watch, visitor);
    return true;
  },
  async imdb(source, visitor) {
    const [name] = source.names().filter((one) => one.endsWith(".csv"));
    if (name !== undefined) await readCsv(source, name, readImdbRow, visitor.rating, visitor);
    return name !== undefined;
  },
  async trakt(source, visitor) {
    const names = { rated: "ratings-movies.json", watched: "watched-movies.json" };
    if (source.has(names.rated)) await readJson(source, names.rated, readTraktRating, visitor.rating, visitor);
    if (source.has(names.watched)) await readJson(source, names.watched, readTraktWatched, visitor.watch, visitor);
    return source.has(names.rated) || source.has(names.watched);
  },
};

/**
 * Reads an export row by row, keeping none in memory. An error thrown by the visitor ends it.
 * @returns false where the source holds no export of that format
 * @throws RecommendationProblem `export_too_large`, `ratings_source_damaged`
 */
export function visitMemberExport(
  source: RatingSource,
  format: MemberFormat,
  visitor: ExportVisitor,
): Promise<boolean> {
  return READERS[format](source, visitor);
}

async function readCsv<Row>(
  source: RatingSource,
  name: string,
  read: (cells: CsvCells) => Row | null | "skip",
  visit: (row: Row) => void,
  { row: begin, broken }: ExportVisitor,
): Promise<void> {
  const rows = csvRows(await source.open(name), name, () => {
    begin();
    broken();
  });
  for await (const cells of rows) {
    begin();
    const row = read(cells);
    if (row === null) broken();
    else if (row !== "skip") visit(row);
  }
}

/** `Date,Name,Year,Letterboxd URI,Rating`; a film without a rating was only watched. */
function readLetterboxdRow(cells: CsvCells): ExportedRating | null | "skip" {
  if (cells.Rating === "") return "skip";
  return rowOf({ title: cells.Name, year: cells.Year, value: Number(cells.Rating), date: cells.Date });
}

/** `Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date` */
function readDiaryRow(cells: CsvCells): ExportedWatch | null {
  return seenOf({ title: cells.Name, year: cells.Year, date: cells["Watched Date"] || cells.Date });
}

/** `Const,Your Rating,Date Rated,Title,…,Title Type`: of ten; films only. */
function readImdbRow(cells: CsvCells): ExportedRating | null | "skip" {
  if (!/^(?:movie|tv movie|tvmovie|short|video|tv special|tv short)$/i.test(cells["Title Type"] ?? "movie"))
    return "skip";
  if (cells["Your Rating"] === "") return "skip";
  const imdb = /^tt\d{1,10}$/.test(cells.Const ?? "") ? (cells.Const ?? null) : null;
  return rowOf({
    title: cells.Title,
    year: cells.Year,
    value: Number(cells["Your Rating"]) / 2,
    date: cells["Date Rated"],
    imdb,
  });
}

const traktMovie = z.object({
  title: z.string(),
  year: z.number().int().nullable().catch(null),
  ids: z.object({ tmdb: z.number().int().nullish().catch(null), imdb: z.string().nullish().catch(null) }).catch({}),
});
const traktRating = z.object({ rated_at: z.string().catch(""), rating: z.number(), movie: traktMovie });
const traktWatched = z.object({ last_watched_at: z.string().nullable().catch(null), movie: traktMovie });

/** The objects of a list: `[{ … }, { … }]`. */
const DEPTH_IN_LIST = 1;

async function readJson<Row>(
  source: RatingSource,
  name: string,
  read: (entry: unknown) => Row | null,
  visit: (row: Row) => void,
  { row: begin, broken }: ExportVisitor,
): Promise<void> {
  const file = await source.open(name);
  const decoder = new TextDecoder();
  const scanner = new ObjectScanner(DEPTH_IN_LIST);
  try {
    for await (const piece of file) {
      const bytes: Buffer = piece;
      for (const entry of scanner.feed(decoder.decode(bytes, { stream: true }))) {
        begin();
        const row = read(entry);
        if (row === null) broken();
        else visit(row);
      }
    }
  } finally {
    file.destroy();
  }
}

function readTraktRating(entry: unknown): ExportedRating | null {
  const read = traktRating.safeParse(entry);
  if (!read.success) return null;
  const { rating, rated_at, movie } = read.data;
  return rowOf({ ...traktFilm(movie), value: rating / 2, date: rated_at });
}

function readTraktWatched(entry: unknown): ExportedWatch | null {
  const read = traktWatched.safeParse(entry);
  return read.success ? seenOf({ ...traktFilm(read.data.movie), date: read.data.last_watched_at ?? "" }) : null;
}

function traktFilm({ title, year, ids }: z.infer<typeof traktMovie>) {
  return { title, year: String(year ?? ""), imdb: ids.imdb ?? null, tmdb: ids.tmdb ?? null };
}

interface SaidFilm {
  readonly title: string | undefined;
  readonly year: string | undefined;
  readonly date: string | undefined;
  readonly imdb?: string | null;
  readonly tmdb?: number | null;
}

function rowOf({ value, ...said }: SaidFilm & { readonly value: number }): ExportedRating | null {
  const seen = seenOf(said);
  if (!seen || !(value >= 0.5 && value <= 5)) return null;
  const { watchedAt: ratedAt, ...film } = seen;
  return { ...film, value: Math.round(value * 2) / 2, ratedAt };
}

function seenOf(said: SaidFilm): ExportedWatch | null {
  const title = (said.title ?? "").trim();
  if (title === "" || title.length > MAX_TITLE_LENGTH) return null;
  const at = Date.parse(said.date ?? "");
  return {
    title,
    year: /^\d{4}$/.test(said.year ?? "") ? Number(said.year) : null,
    imdbId: said.imdb ?? null,
    tmdbId: said.tmdb ?? null,
    watchedAt: Number.isNaN(at) ? 0 : at,
  };
}

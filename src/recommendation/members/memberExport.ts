import { text } from "node:stream/consumers";
import { parse } from "csv-parse";
import { z } from "zod";
import { openRatingSource, type RatingSource } from "../ratings/openRatingSource.ts";

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

export interface MemberExport {
  readonly rows: readonly ExportedRating[];
  /** Each film once, as it was seen last. */
  readonly watched: readonly ExportedWatch[];
  /** Rows that say no film or no rating that can be read. */
  readonly broken: number;
}

export const MEMBER_FORMATS = ["letterboxd", "imdb", "trakt"] as const;
export type MemberFormat = (typeof MEMBER_FORMATS)[number];

/** Which file holds the ratings in each export. IMDb's is one CSV of any name; the others are ZIPs or folders. */
const READERS: Readonly<Record<MemberFormat, (source: RatingSource) => Promise<MemberExport | null>>> = {
  letterboxd: async (source) => {
    if (!source.has("ratings.csv")) return null;
    const ratings = await readCsv(source, "ratings.csv", readLetterboxdRow);
    // `watched.csv` has the day on which a film was entered; the diary knows when it was seen.
    const diary = source.has("diary.csv") ? await readCsv(source, "diary.csv", readDiaryRow) : NOTHING;
    return { rows: ratings.rows, watched: lastOfEach(diary.rows), broken: ratings.broken + diary.broken };
  },
  imdb: async (source) => {
    const [name] = source.names().filter((one) => one.endsWith(".csv"));
    return name === undefined ? null : { ...(await readCsv(source, name, readImdbRow)), watched: [] };
  },
  trakt: async (source) => {
    const names = { rated: "ratings-movies.json", watched: "watched-movies.json" };
    if (!source.has(names.rated) && !source.has(names.watched)) return null;
    const ratings = source.has(names.rated) ? await readJson(source, names.rated, readTraktRating) : NOTHING;
    const watched = source.has(names.watched) ? await readJson(source, names.watched, readTraktWatched) : NOTHING;
    return { rows: ratings.rows, watched: lastOfEach(watched.rows), broken: ratings.broken + watched.broken };
  },
};
const NOTHING = { rows: [], broken: 0 } as const;

/** @returns null where the path holds no export of that format */
export async function readMemberExport(path: string, format: MemberFormat): Promise<MemberExport | null> {
  const source = await openRatingSource(path);
  if (!source) return null;
  try {
    return await READERS[format](source);
  } finally {
    source.close();
  }
}

type Cells = Readonly<Record<string, string | undefined>>;

interface Read<Row> {
  readonly rows: readonly Row[];
  readonly broken: number;
}

async function readCsv<Row>(
  source: RatingSource,
  name: string,
  read: (cells: Cells) => Row | null | "skip",
): Promise<Read<Row>> {
  const file = await source.open(name);
  const rows: Row[] = [];
  let broken = 0;
  const parser = file.pipe(
    parse({
      columns: true,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      skip_empty_lines: true,
    }),
  );
  parser.on("skip", () => {
    broken += 1;
  });
  for await (const cells of parser as AsyncIterable<Cells>) {
    const row = read(cells);
    if (row === null) broken += 1;
    else if (row !== "skip") rows.push(row);
  }
  return { rows, broken };
}

/** `Date,Name,Year,Letterboxd URI,Rating`; a film without a rating was only watched. */
function readLetterboxdRow(cells: Cells): ExportedRating | null | "skip" {
  if (cells.Rating === "") return "skip";
  return rowOf({ title: cells.Name, year: cells.Year, value: Number(cells.Rating), date: cells.Date });
}

/** `Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date` */
function readDiaryRow(cells: Cells): ExportedWatch | null {
  return seenOf({ title: cells.Name, year: cells.Year, date: cells["Watched Date"] || cells.Date });
}

/** `Const,Your Rating,Date Rated,Title,…,Title Type`: of ten; films only. */
function readImdbRow(cells: Cells): ExportedRating | null | "skip" {
  if (!/^(?:movie|tv movie|tvmovie|short|video|tv special|tv short)$/i.test(cells["Title Type"] ?? "movie"))
    return "skip";
  if ((cells["Your Rating"] ?? "") === "") return "skip";
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

async function readJson<Row>(
  source: RatingSource,
  name: string,
  read: (entry: unknown) => Row | null,
): Promise<Read<Row>> {
  const parsed: unknown = JSON.parse(await text(await source.open(name)));
  const rows = (Array.isArray(parsed) ? parsed : []).map(read);
  const kept = rows.filter((row) => row !== null);
  return { rows: kept, broken: rows.length - kept.length };
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

function lastOfEach(rows: readonly ExportedWatch[]): ExportedWatch[] {
  const last = new Map<string, ExportedWatch>();
  for (const row of rows) {
    const key = `${row.tmdbId ?? ""} ${row.imdbId ?? ""} ${row.title} ${row.year ?? ""}`;
    if ((last.get(key)?.watchedAt ?? -1) < row.watchedAt) last.set(key, row);
  }
  return [...last.values()];
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
  if (title === "") return null;
  const at = Date.parse(said.date ?? "");
  return {
    title,
    year: /^\d{4}$/.test(said.year ?? "") ? Number(said.year) : null,
    imdbId: said.imdb ?? null,
    tmdbId: said.tmdb ?? null,
    watchedAt: Number.isNaN(at) ? 0 : at,
  };
}

import { text } from "node:stream/consumers";
import { parse } from "csv-parse";
import { z } from "zod";
import { openRatingSource, type RatingSource } from "./openRatingSource.ts";

/** One film that somebody rated elsewhere. */
export interface MemberRow {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970; 0 where nobody knows. */
  readonly ratedAt: number;
}

export interface MemberRows {
  readonly rows: readonly MemberRow[];
  /** Rows that say no film or no rating that can be read. */
  readonly broken: number;
}

export const MEMBER_FORMATS = ["letterboxd", "imdb", "trakt"] as const;
export type MemberFormat = (typeof MEMBER_FORMATS)[number];

/** Where the ratings stand in each export. IMDb's is one CSV of any name; the others are ZIPs, or folders of them. */
const READERS: Readonly<Record<MemberFormat, (source: RatingSource) => Promise<MemberRows | null>>> = {
  letterboxd: (source) =>
    source.has("ratings.csv") ? readCsv(source, "ratings.csv", readLetterboxdRow) : Promise.resolve(null),
  imdb: async (source) => {
    const [name] = source.names().filter((one) => one.endsWith(".csv"));
    return name === undefined ? null : readCsv(source, name, readImdbRow);
  },
  trakt: (source) => (source.has("ratings-movies.json") ? readTrakt(source) : Promise.resolve(null)),
};

/** @returns null where the path holds no export of that format */
export async function readMemberRows(path: string, format: MemberFormat): Promise<MemberRows | null> {
  const source = await openRatingSource(path);
  if (!source) return null;
  try {
    return await READERS[format](source);
  } finally {
    source.close();
  }
}

type Cells = Readonly<Record<string, string | undefined>>;

async function readCsv(
  source: RatingSource,
  name: string,
  read: (cells: Cells) => MemberRow | null | "skip",
): Promise<MemberRows> {
  const file = await source.open(name);
  const rows: MemberRow[] = [];
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
function readLetterboxdRow(cells: Cells): MemberRow | null | "skip" {
  if (cells.Rating === "") return "skip";
  return rowOf({ title: cells.Name, year: cells.Year, value: Number(cells.Rating), date: cells.Date });
}

/** `Const,Your Rating,Date Rated,Title,…,Title Type`: of ten; films only. */
function readImdbRow(cells: Cells): MemberRow | null | "skip" {
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

const traktRating = z.object({
  rated_at: z.string().catch(""),
  rating: z.number(),
  movie: z.object({
    title: z.string(),
    year: z.number().int().nullable().catch(null),
    ids: z.object({ tmdb: z.number().int().nullish().catch(null), imdb: z.string().nullish().catch(null) }).catch({}),
  }),
});

async function readTrakt(source: RatingSource): Promise<MemberRows> {
  const parsed: unknown = JSON.parse(await text(await source.open("ratings-movies.json")));
  const entries = Array.isArray(parsed) ? parsed : [];
  const rows = entries.map((entry) => {
    const read = traktRating.safeParse(entry);
    if (!read.success) return null;
    const { rating, rated_at, movie } = read.data;
    const { tmdb, imdb } = movie.ids;
    return rowOf({
      title: movie.title,
      year: String(movie.year ?? ""),
      value: rating / 2,
      date: rated_at,
      imdb: imdb ?? null,
      tmdb: tmdb ?? null,
    });
  });
  const kept = rows.filter((row) => row !== null);
  return { rows: kept, broken: rows.length - kept.length };
}

function rowOf(said: {
  readonly title: string | undefined;
  readonly year: string | undefined;
  readonly value: number;
  readonly date: string | undefined;
  readonly imdb?: string | null;
  readonly tmdb?: number | null;
}): MemberRow | null {
  const title = (said.title ?? "").trim();
  if (title === "" || !(said.value >= 0.5 && said.value <= 5)) return null;
  const year = /^\d{4}$/.test(said.year ?? "") ? Number(said.year) : null;
  const ratedAt = Date.parse(said.date ?? "");
  return {
    title,
    year,
    imdbId: said.imdb ?? null,
    tmdbId: said.tmdb ?? null,
    value: Math.round(said.value * 2) / 2,
    ratedAt: Number.isNaN(ratedAt) ? 0 : ratedAt,
  };
}

import pg from "pg";
import Cursor from "pg-cursor";
import type { Rating } from "../ratings/ratingSet.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { type ImportParts, type ImportSummary, importCommunityRatings } from "./importCommunityRatings.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";
import { readRating } from "./movieLensRatings.ts";
import { COLUMNS, columnIn } from "./postgresColumns.ts";
import { type Partition, partitionsOf } from "./postgresPartitions.ts";

export interface PostgresSource {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Ratings, in an order that stays: columns for user, film, stars and (where there is one) time. */
  readonly query?: string;
  /** Into how many parts the ratings are divided by user, 1 unless given. */
  readonly partitions?: number;
  /** Films: columns for id, title, year, tmdb_id, imdb_id; the last three may be missing. */
  readonly filmsQuery?: string;
}

type Row = Readonly<Record<string, unknown>>;

const RATINGS_QUERY = "SELECT * FROM ratings ORDER BY 1, 2";
const PAGE = 2_000;
const SAMPLE = 2_000;
const CONNECTING_MS = 10_000;

/**
 * Ratings of a PostgreSQL table or query, read only and with a cursor on the server: neither side holds them all.
 * @throws RecommendationProblem `postgres_unreachable`, `postgres_refused`, and what `importCommunityRatings` throws
 */
export async function importPostgres(
  { url, query = RATINGS_QUERY, filmsQuery, partitions = 1 }: PostgresSource,
  parts: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportSummary> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTING_MS });
  // The query that is running throws when the connection breaks; without a listener the event would end the program.
  client.on("error", () => undefined);
  const place = placeOf(url);
  try {
    await client.connect();
  } catch {
    throw new RecommendationProblem("postgres_unreachable", place);
  }
  try {
    // Every part is read from the same state of the database.
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const films = filmsQuery ? await filmsOf(client, filmsQuery) : [];
    const address = `${place} ${query}`;
    const divided = await partitionsOf(client, query, partitions);
    // The parts decide the order of the rows, and a resumed import counts rows.
    const fingerprint = divided.length > 1 ? `${address} / ${partitions}` : address;
    const sample = () => sampleOf(client, divided);
    const skipped = parts.records.imports.findRunning("postgres", fingerprint)?.lines ?? 0;
    const ratings = ratingsOfAll(client, divided, skipped);
    const set = { source: "postgres", place, address, fingerprint, films, sample };
    return await importCommunityRatings({ ...set, ratings }, parts, signal, onProgress);
  } catch (error) {
    if (error instanceof pg.DatabaseError) throw new RecommendationProblem("postgres_refused", error.message);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The first of them: they come in an order that stays. */
async function sampleOf(client: pg.Client, divided: readonly Partition[]): Promise<Rating[]> {
  const sample: Rating[] = [];
  for await (const rating of ratingsOfAll(client, divided, 0)) {
    if (rating) sample.push(rating);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

/** @param skipped so many rows were imported before: a part that ends before them is counted, not read */
async function* ratingsOfAll(
  client: pg.Client,
  divided: readonly Partition[],
  skipped: number,
): AsyncGenerator<Rating | null> {
  let passed = 0;
  for (const { query, count } of divided) {
    const rows = passed < skipped ? Number((await client.query<{ count: string }>(count)).rows[0]?.count) : 0;
    if (passed < skipped && passed + rows <= skipped) for (let row = 0; row < rows; row += 1) yield null;
    else yield* ratingsOf(client, query);
    passed += rows;
  }
}

async function* ratingsOf(client: pg.Client, query: string): AsyncGenerator<Rating | null> {
  for await (const row of rowsOf(client, query)) {
    const time = cell(row, COLUMNS.time);
    const seconds = time instanceof Date ? time.getTime() / 1000 : Number(time ?? 0);
    yield readRating(numberIn(row, COLUMNS.user), numberIn(row, COLUMNS.film), numberIn(row, COLUMNS.stars), seconds);
  }
}

async function filmsOf(client: pg.Client, query: string): Promise<CommunityFilm[]> {
  const films: CommunityFilm[] = [];
  for await (const row of rowsOf(client, query)) {
    const sourceId = Number(cell(row, ["id", ...COLUMNS.film]));
    const title = String(cell(row, ["title", "name"]) ?? "");
    const year = Number(cell(row, ["year", "releaseyear"]));
    const tmdb = Number(cell(row, ["tmdbid", "tmdb"]));
    const imdb = String(cell(row, ["imdbid", "imdb"]) ?? "");
    if (!Number.isSafeInteger(sourceId) || sourceId <= 0 || title === "") continue;
    films.push({
      sourceId,
      title,
      otherTitles: [],
      year: Number.isInteger(year) && year > 0 ? year : null,
      genres: [],
      tmdbId: Number.isInteger(tmdb) && tmdb > 0 ? tmdb : null,
      imdbId: /^tt\d{1,10}$/.test(imdb) ? imdb : null,
    });
  }
  return films;
}

async function* rowsOf(client: pg.Client, query: string): AsyncGenerator<Row> {
  const cursor = client.query(new Cursor<Row>(query));
  try {
    for (let rows = await cursor.read(PAGE); rows.length > 0; rows = await cursor.read(PAGE)) yield* rows;
  } finally {
    await cursor.close();
  }
}

/** NULL is no number: not zero. */
function numberIn(row: Row, names: readonly string[]): number {
  const value = cell(row, names);
  return value === null || value === undefined ? Number.NaN : Number(value);
}

function cell(row: Row, names: readonly string[]): unknown {
  const found = columnIn(Object.keys(row), names);
  return found === undefined ? undefined : row[found];
}

/** Without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

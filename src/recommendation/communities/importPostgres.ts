import pg from "pg";
import Cursor from "pg-cursor";
import type { Rating } from "../ratings/ratingSet.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { type ImportParts, type ImportSummary, importCommunityRatings } from "./importCommunityRatings.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";
import { readRating } from "./movieLensRatings.ts";

export interface PostgresSource {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Ratings, in an order that stays: columns for user, film, stars and (where there is one) time. */
  readonly query?: string;
  /** Films: columns for id, title, year, tmdb_id, imdb_id; the last three may be missing. */
  readonly filmsQuery?: string;
}

type Row = Readonly<Record<string, unknown>>;

const RATINGS_QUERY = "SELECT * FROM ratings ORDER BY 1, 2";
const PAGE = 2_000;
const SAMPLE = 2_000;
const CONNECTING_MS = 10_000;
/** A column by any of the names that people give it, in lower case and without `_`. */
const USER = ["userid", "user", "uid"];
const FILM = ["movieid", "filmid", "itemid", "movie", "film"];
const STARS = ["rating", "value", "score", "stars"];
const TIME = ["timestamp", "ratedat", "createdat", "time", "ts"];

/**
 * Ratings of a PostgreSQL table or query, read only and with a cursor on the server: neither side holds them all.
 * @throws RecommendationProblem `postgres_unreachable`, `postgres_refused`, and what `importCommunityRatings` throws
 */
export async function importPostgres(
  { url, query = RATINGS_QUERY, filmsQuery }: PostgresSource,
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
    await client.query("BEGIN TRANSACTION READ ONLY");
    const films = filmsQuery ? await filmsOf(client, filmsQuery) : [];
    const address = `${place} ${query}`;
    const sample = () => sampleOf(client, query);
    const set = { source: "postgres", place, address, fingerprint: address, films, sample };
    return await importCommunityRatings({ ...set, ratings: ratingsOf(client, query) }, parts, signal, onProgress);
  } catch (error) {
    if (error instanceof pg.DatabaseError) throw new RecommendationProblem("postgres_refused", error.message);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The first of them: they come in an order that stays. */
async function sampleOf(client: pg.Client, query: string): Promise<Rating[]> {
  const sample: Rating[] = [];
  for await (const rating of ratingsOf(client, query)) {
    if (rating) sample.push(rating);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

async function* ratingsOf(client: pg.Client, query: string): AsyncGenerator<Rating | null> {
  for await (const row of rowsOf(client, query)) {
    const time = cell(row, TIME);
    const seconds = time instanceof Date ? time.getTime() / 1000 : Number(time ?? 0);
    yield readRating(numberIn(row, USER), numberIn(row, FILM), numberIn(row, STARS), seconds);
  }
}

async function filmsOf(client: pg.Client, query: string): Promise<CommunityFilm[]> {
  const films: CommunityFilm[] = [];
  for await (const row of rowsOf(client, query)) {
    const sourceId = Number(cell(row, ["id", ...FILM]));
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
  const found = Object.keys(row).find((column) => names.includes(column.toLowerCase().replaceAll("_", "")));
  return found === undefined ? undefined : row[found];
}

/** Without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

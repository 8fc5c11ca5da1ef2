import { isUtf8 } from "node:buffer";
import type { RatingSource } from "../ratings/ratingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { CommunityFilm, FilmLink } from "./communityFilm.ts";
import { METADATA, readFilmMetadata } from "./filmMetadata.ts";
import { rowsOf } from "./tableRows.ts";

export type { CommunityFilm } from "./communityFilm.ts";

/** Enough for a title in a dozen languages. A longer text is not a title, and parsing its groups would be slow. */
const MAX_TITLE_LENGTH = 2_000;
/** Film lists without a header belong to the older datasets and have at most half a megabyte. */
const MAX_LIST_BYTES = 64 * 1024 ** 2;
const NO_GENRES = "(no genres listed)";

/** File names of the tables in GroupLens' datasets and Kaggle's copies. */
const FILM_TABLES = ["movies.csv", "movie.csv"];
const LINK_TABLES = ["links.csv", "link.csv", "links_small.csv"];

/**
 * Films of any layout: `movies.csv` with `links.csv`, `movies.dat`, `u.item`. For Kaggle's *The Movies Dataset*,
 * whose ratings use MovieLens ids, `movies_metadata.csv` with `links.csv`. Invalid lines are skipped.
 */
export async function readMovieLensFilms(source: RatingSource): Promise<CommunityFilm[]> {
  const films = FILM_TABLES.find((name) => source.has(name));
  if (films) return fromCsv(source, films);
  if (source.has(METADATA)) return readFilmMetadata(source, await readLinks(source));
  if (source.has("movies.dat"))
    return fromLines(source, "movies.dat", "::", ([id, title, genres]) => ({ id, title, genres }));
  if (source.has("u.item")) return fromLines(source, "u.item", "|", ([id, title]) => ({ id, title, genres: "" }));
  return [];
}

async function fromCsv(source: RatingSource, name: string): Promise<CommunityFilm[]> {
  const links = await readLinks(source);
  const films: CommunityFilm[] = [];
  for await (const row of await rowsOf(source, name)) {
    const film = filmOf(Number(row.movieId ?? row.movie_id ?? row.item_id), row.title ?? "", row.genres ?? "");
    if (film) films.push({ ...film, ...links.get(film.sourceId) });
  }
  return films;
}

/** The provider ids of MovieLens films. */
async function readLinks(source: RatingSource): Promise<Map<number, FilmLink>> {
  const links = new Map<number, FilmLink>();
  const name = LINK_TABLES.find((one) => source.has(one));
  if (!name) return links;
  for await (const row of await rowsOf(source, name)) {
    const tmdb = Number(row.tmdbId);
    const imdb = /^\d{1,10}$/.test(row.imdbId ?? "") ? `tt${(row.imdbId ?? "").padStart(7, "0")}` : null;
    links.set(Number(row.movieId), { tmdbId: Number.isInteger(tmdb) && tmdb > 0 ? tmdb : null, imdbId: imdb });
  }
  return links;
}

async function fromLines(
  source: RatingSource,
  name: string,
  separator: string,
  fieldsOf: (fields: string[]) => { id?: string | undefined; title?: string | undefined; genres?: string | undefined },
): Promise<CommunityFilm[]> {
  const films: CommunityFilm[] = [];
  for (const line of decode(await readWhole(source, name)).split(/\r?\n/)) {
    const { id, title = "", genres = "" } = fieldsOf(line.split(separator));
    const film = filmOf(Number(id), title, genres);
    if (film) films.push(film);
  }
  return films;
}

/** @throws RecommendationProblem `export_too_large` */
async function readWhole(source: RatingSource, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of await source.open(name)) {
    const content: Buffer = piece;
    bytes += content.length;
    if (bytes > MAX_LIST_BYTES) throw new RecommendationProblem("export_too_large", name);
    pieces.push(content);
  }
  return Buffer.concat(pieces);
}

/** `City of Lost Children, The (Cité des enfants perdus, La) (1995)`: the year last, the article behind a comma. */
export function filmOf(sourceId: number, text: string, genres: string): CommunityFilm | null {
  if (!Number.isSafeInteger(sourceId) || sourceId <= 0 || text.trim() === "") return null;
  if (text.length > MAX_TITLE_LENGTH) return null;
  const dated = /^(.*)\((\d{4})(?:[-–]\d{0,4})?\)\s*$/.exec(text);
  const [title = "", ...others] = titlesIn((dated?.[1] ?? text).trim());
  return {
    sourceId,
    title: withArticleFirst(title),
    otherTitles: others.map(withArticleFirst),
    year: dated ? Number(dated[2]) : null,
    genres: genres.split("|").filter((genre) => genre !== "" && genre !== NO_GENRES),
    tmdbId: null,
    imdbId: null,
  };
}

/** ML-100K and ML-1M are latin-1, ML-10M is UTF-8: what cannot be the one is the other. */
function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
}

/** Groups before the year are other titles; behind *Or* they are part of this one. */
function titlesIn(text: string): string[] {
  const others: string[] = [];
  let left = text;
  for (let group = GROUP.exec(left); group?.[1] && !/\bOr$/.test(group[1]); group = GROUP.exec(left)) {
    const other = (group[2] ?? "").replace(/^a\.?k\.?a\.? /i, "").trim();
    if (other !== "") others.push(other);
    left = group[1];
  }
  return [left, ...others];
}

const GROUP = /^(.*\S) \(([^()]*)\)$/;

const ARTICLES = "The|A|An|Les?|La|L'|Une?|Una|Uno|Un|Das|Der|Die|Den|Det|Ein|Eine|El|Los|Las|Il|Lo|Gli|I|Os?|As";
/** At the end, or before a subtitle: `Crow, The: Wicked Prayer`. */
const MOVED = new RegExp(`^([^:]+), (${ARTICLES})(:.*)?$`);

function withArticleFirst(title: string): string {
  const [, words, article, rest = ""] = MOVED.exec(title) ?? [];
  return article ? `${article}${article.endsWith("'") ? "" : " "}${words}${rest}` : title;
}

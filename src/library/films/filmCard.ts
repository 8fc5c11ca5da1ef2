import type { FilmCard } from "../../contract/index.ts";
import { parseStoredJson } from "../../store/index.ts";
import { artworkUrl } from "../artwork/index.ts";

/** SQL: the columns of a film as lists show it, for a query on `film` with `:user` bound and `CARD_JOIN`. */
export const CARD_COLUMNS = `film.id, film.title, film.original_title, film.year, film.genres, film.runtime_minutes, film.state,
  poster.id AS poster_id, poster.hash AS poster_hash, poster.placeholder AS poster_placeholder,
  (SELECT artwork.id || ':' || artwork.hash || ':' || coalesce(artwork.placeholder, '')
   FROM file JOIN artwork ON artwork.id = file.still
   WHERE file.film = film.id AND file.part IS NOT NULL AND artwork.hash IS NOT NULL LIMIT 1) AS still,
  (SELECT value FROM rating WHERE rating.user = :user AND rating.film = film.id) AS user_rating,
  coalesce((SELECT watched FROM watch_state WHERE watch_state.user = :user AND watch_state.film = film.id), 0) AS watched,
  (SELECT position_seconds FROM watch_state WHERE watch_state.user = :user AND watch_state.film = film.id AND watched = 0) AS position,
  (SELECT CASE WHEN min(file.state IN ('missing', 'offline', 'failed')) THEN min(file.state) END
   FROM file WHERE file.film = film.id AND file.part IS NOT NULL) AS problem`;
export const CARD_JOIN = "LEFT JOIN artwork AS poster ON poster.id = film.poster AND poster.hash IS NOT NULL";

export interface CardRow {
  id: number;
  title: string;
  original_title: string | null;
  year: number | null;
  genres: string;
  runtime_minutes: number | null;
  state: "identified" | "unidentified";
  poster_id: number | null;
  poster_hash: string | null;
  poster_placeholder: string | null;
  still: string | null;
  user_rating: number | null;
  watched: number;
  position: number | null;
  problem: "missing" | "offline" | "failed" | null;
}

export function toCard(row: CardRow): FilmCard {
  return {
    id: row.id,
    title: row.title,
    originalTitle: row.original_title === row.title ? null : row.original_title,
    year: row.year,
    poster: posterOf(row),
    genres: parseStoredJson<string[]>(row.genres),
    runtimeMinutes: row.runtime_minutes,
    userRating: row.user_rating,
    estimate: null, // added where the answer is made: estimates are not part of the database
    watched: row.watched === 1,
    progress: row.position && row.runtime_minutes ? Math.min(1, row.position / (row.runtime_minutes * 60)) : null,
    problem: row.problem,
    state: row.state,
  };
}

const POSTER_WIDTH = 342;

/** A still of the film where there is no poster. */
function posterOf(row: CardRow): FilmCard["poster"] {
  if (row.poster_id !== null && row.poster_hash !== null) {
    return artworkUrl(row.poster_id, POSTER_WIDTH, row.poster_hash, row.poster_placeholder);
  }
  const [id, hash, placeholder] = row.still?.split(":", 3) ?? [];
  return id && hash ? artworkUrl(Number(id), POSTER_WIDTH, hash, placeholder || null) : null;
}

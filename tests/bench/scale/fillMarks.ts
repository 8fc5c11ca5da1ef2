import type { Database } from "../../../src/store/index.ts";
import { runner, type ScaleShape } from "./fillTables.ts";
import { genresOf, pick, spread, titleOf, yearOf } from "./invent.ts";

const COMMUNITY = { users: 600, ratingsPerUser: 90, films: 3_000 };
const FIRST_RATING_MS = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;
const FILMS_PER_LIST = 400;

/** Generates ratings, watch states, lists, and a community's ratings for training models. */
export function fillMarks(database: Database, shape: ScaleShape, users: readonly number[]): void {
  const films = identifiedFilms(database);
  const rated = ratedFilms(database);
  const rating = runner(database, "rating", ["user", "film", "value", "rated_at"]);
  const layer = runner(database, "rating_layer", ["user", "film", "origin", "value", "rated_at"]);
  const watch = runner(database, "watch_state", ["user", "film", "watched", "position_seconds", "changed_at"]);
  const watchLayer = runner(database, "watch_layer", [
    ...["user", "film", "origin", "watched", "position_seconds", "changed_at"],
  ]);
  for (const [index, user] of users.entries()) {
    for (const [at, film] of chosen(films, shape.ratingsPerMember, index).entries()) {
      const value = Math.max(0.5, Math.round(10 * spread(film, index) ** 0.6) / 2);
      const ratedAt = FIRST_RATING_MS + at * HOUR_MS + index;
      rating(user, film, value, ratedAt);
      layer(user, rated(film), "hand", value, ratedAt);
      if (at % 2 === 0) continue;
      const isWatched = at % 15 !== 1;
      watch(user, film, Number(isWatched), isWatched ? null : 1_200, ratedAt);
      watchLayer(user, rated(film), "hand", Number(isWatched), isWatched ? null : 1_200, ratedAt);
    }
  }
  fillLists(database, films, users);
  fillCommunity(database, films);
}

function identifiedFilms(database: Database): number[] {
  return database.prepare("SELECT id FROM film WHERE state = 'identified' ORDER BY id").pluck().all() as number[];
}

/** Evenly spread, each film once, in an order that differs by user. */
function chosen(films: readonly number[], count: number, user: number): number[] {
  const wanted = Math.min(count, Math.floor(films.length * 0.9));
  const start = pick(films.length, user, 100);
  const stride = films.length / wanted;
  return Array.from({ length: wanted }, (_, at) => films[Math.floor(start + at * stride) % films.length] ?? 0);
}

/** @returns the row of `rated_film` for a film, created when first needed */
function ratedFilms(database: Database): (film: number) => number {
  const insert = runner(database, "rated_film", [
    ...["id", "source", "source_id", "title", "year", "genres", "tmdb_id", "imdb_id", "same_as"],
  ]);
  const known = new Map<number, number>();
  return (film) => {
    const id = known.get(film) ?? known.size + 1;
    if (known.has(film)) return id;
    known.set(film, id);
    insert(id, "library", film, titleOf(film), yearOf(film), JSON.stringify(genresOf(film)), film, imdbIdOf(film), id);
    return id;
  };
}

const imdbIdOf = (film: number) => `tt${String(film).padStart(7, "0")}`;

function fillLists(database: Database, films: readonly number[], users: readonly number[]): void {
  const list = runner(database, "list", ["user", "kind", "name", "created_at"]);
  const listFilm = runner(database, "list_film", ["list", "film", "added_at"]);
  for (const user of users) {
    for (const kind of ["watchlist", "favourites", "own"]) list(user, kind, kind === "own" ? "For winter" : "", 1);
  }
  for (const { id } of database.prepare("SELECT id FROM list").all() as { id: number }[]) {
    for (const film of new Set(
      Array.from({ length: FILMS_PER_LIST }, (_, at) => films[pick(films.length, at, id)] ?? 1),
    ))
      listFilm(id, film, 1);
  }
}

function fillCommunity(database: Database, films: readonly number[]): void {
  runner(database, "rating_import", ["id", "source", "place", "fingerprint", "state", "started_at", "set_key"])(
    ...[1, "bench", "invented", "invented", "done", 1, "bench"],
  );
  const same = database.prepare("SELECT min(same_as) FROM rated_film WHERE tmdb_id = ?").pluck();
  const insert = runner(database, "rated_film", [
    ...["source", "source_id", "title", "year", "genres", "tmdb_id", "same_as", "first_import", "last_import"],
  ]);
  const known = films.slice(0, COMMUNITY.films).map((film) => {
    const sameAs = same.get(film) as number | null;
    insert("bench", film, titleOf(film), yearOf(film), JSON.stringify(genresOf(film)), film, sameAs, 1, 1);
    return database.prepare("SELECT last_insert_rowid()").pluck().get() as number;
  });
  database.exec("UPDATE rated_film SET same_as = id WHERE same_as IS NULL");
  const rating = runner(database, "community_rating", [
    ...["source", "user", "film", "value", "rated_at", "first_import", "last_import"],
  ]);
  for (let user = 1; user <= COMMUNITY.users; user += 1) {
    const own = new Set(Array.from({ length: COMMUNITY.ratingsPerUser }, (_, at) => pick(known.length, user, at, 2)));
    for (const index of own)
      rating(
        "bench",
        user,
        known[index] ?? 1,
        Math.max(0.5, Math.round(10 * spread(index, user % 7) ** 0.6) / 2),
        user,
        1,
        1,
      );
  }
}

import type { Release } from "../../../src/identification/releaseName/release.ts";
import { foldText, identityTitle, sortTitle } from "../../../src/library/search/index.ts";
import { fieldTerms } from "../../../src/library/search/indexTerms.ts";
import { searchText } from "../../../src/library/search/searchRank.ts";
import { indexedWords, rowNumber } from "../../../src/library/search/wordIndex.ts";
import type { Database } from "../../../src/store/index.ts";
import {
  alternativeTitleOf,
  countryOf,
  genresOf,
  languageOf,
  overviewOf,
  personName,
  pick,
  spread,
  titleOf,
  yearOf,
} from "./invent.ts";

/** The size of a generated library. */
export interface ScaleShape {
  readonly films: number;
  readonly members: number;
  readonly ratingsPerMember: number;
}

const CREDITS_PER_FILM = 7;
const POSTERS = 50;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
/** One film in twenty waits for its identification. */
const UNIDENTIFIED_EVERY = 20;
const FILMS_PER_COLLECTION = 4;
const COLLECTION_EVERY = 10;

type Run = (...values: readonly (string | number | bigint | null)[]) => void;

/** Fills an empty library that already has users. Call inside a transaction, without triggers on films. */
export function fillFilms(database: Database, { films }: ScaleShape): void {
  const people = Math.max(500, Math.round(films * 0.4));
  fillPeople(database, people);
  fillArtwork(database);
  const insert = filmInserts(database);
  for (let id = 1; id <= films; id += 1) addFilm(insert, id, people);
}

function fillPeople(database: Database, count: number): void {
  const person = runner(database, "person", ["id", "provider", "provider_id", "name"]);
  for (let id = 1; id <= count; id += 1) person(id, "tmdb", String(id), personName(id));
}

function fillArtwork(database: Database): void {
  const artwork = runner(database, "artwork", ["id", "kind", "source", "hash", "placeholder", "width", "height"]);
  for (let id = 1; id <= POSTERS; id += 1)
    artwork(
      id,
      "poster",
      `tmdb:/bench${id}.jpg`,
      String(id).padStart(40, "0"),
      "1QcSHQRnh493V4dIh4eXh1h4kJUI",
      500,
      750,
    );
}

const filmInserts = (database: Database) => ({
  film: runner(database, "film", [
    ...["id", "state", "title", "sort_title", "identity_title", "year", "runtime_minutes", "genres", "tmdb_id"],
    ...["imdb_id", "rating_average", "rating_votes", "popularity", "poster", "completeness", "added_at", "changed_at"],
  ]),
  search: runner(database, "film_search", ["rowid", "titles", "people"]),
  searchTerms: runner(database, "film_search_terms", ["film", "terms"]),
  word: runner(database, "film_word", ["rowid", "words"]),
  genre: runner(database, "film_genre", ["film", "genre"]),
  credit: runner(database, "credit", ["film", "person", "job", "character", "position", "origin"]),
  fact: runner(database, "fact", ["film", "field", "origin", "language", "value", "fetched_at"]),
  title: runner(database, "alternative_title", ["film", "title", "origin"]),
  enrichment: runner(database, "enrichment", ["film", "provider", "state", "updated_at"]),
  similar: runner(database, "similar_film", ["film", "position", "tmdb_id", "title", "year"]),
  edition: runner(database, "edition", ["id", "film"]),
  part: runner(database, "part", ["id", "edition"]),
  file: runner(database, "file", [
    ...["id", "path", "size_bytes", "mtime_ms", "fingerprint", "state", "film", "part", "media", "duration_seconds"],
    ...["added_at", "looked_path", "read_fingerprint"],
  ]),
  identification: runner(database, "identification", [
    ...["file", "parsed", "decision", "decided_by", "score", "decided_at"],
  ]),
});

type Inserts = ReturnType<typeof filmInserts>;

function addFilm(insert: Inserts, id: number, people: number): void {
  const title = titleOf(id);
  const year = yearOf(id);
  const genres = genresOf(id);
  const isIdentified = id % UNIDENTIFIED_EVERY !== 0;
  const addedAt = FIRST_DAY_MS + pick(2_300, id, 22) * DAY_MS + id;
  const runtime = 80 + pick(70, id, 23);
  const popularity = Math.round(1_000 * spread(id, 24) ** 6) / 10;
  insert.film(
    ...[id, isIdentified ? "identified" : "unidentified", title, sortTitle(title), identityTitle(title), year],
    ...(isIdentified
      ? [
          runtime,
          JSON.stringify(genres),
          id,
          `tt${String(id).padStart(7, "0")}`,
          pick(100, id, 25) / 10,
          pick(9_999, id, 26),
        ]
      : [null, "[]", null, null, null, null]),
    ...[
      isIdentified ? popularity : 0,
      isIdentified ? 1 + (id % POSTERS) : null,
      isIdentified ? 0.9 : 0.1,
      addedAt,
      addedAt,
    ],
  );
  const cast = isIdentified ? castOf(id, people) : [];
  addSearchText(insert, { id, title, year, genres, popularity, cast, isIdentified });
  if (isIdentified) describeFilm(insert, { id, title, year, genres, runtime, popularity, addedAt, cast });
  addFile(insert, { id, title, year, runtime, addedAt, isIdentified });
}

/** What the program's own index would write. */
function addSearchText(
  insert: Inserts,
  film: Omit<DescribedFilm, "runtime" | "addedAt"> & { isIdentified: boolean },
): void {
  const { id, title, year, genres, popularity, cast, isIdentified } = film;
  const titles = searchText([title, ...(isIdentified ? [alternativeTitleOf(id)] : [])].map(foldText));
  const people = searchText(cast.map((person) => foldText(personName(person))));
  const fields = fieldTerms({
    year,
    genres: isIdentified ? genres : [],
    countries: isIdentified ? [countryOf(id)] : [],
    languages: isIdentified ? [languageOf(id)] : [],
    keywords: [],
    overviews: isIdentified ? [overviewOf(id)] : [],
  });
  insert.search(id, titles, people);
  insert.searchTerms(id, 0);
  insert.word(BigInt(rowNumber(id, isIdentified ? popularity : 0)), indexedWords({ titles, people, fields }));
}

interface DescribedFilm {
  readonly id: number;
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly runtime: number;
  readonly popularity: number;
  readonly addedAt: number;
  readonly cast: readonly number[];
}

function describeFilm(insert: Inserts, film: DescribedFilm): void {
  const { id, title, year, genres, addedAt } = film;
  for (const genre of genres) insert.genre(id, genre);
  for (const [position, person] of film.cast.entries()) {
    const job = position === 0 ? "director" : position === 1 ? "writer" : "actor";
    insert.credit(id, person, job, job === "actor" ? `Role ${position}` : "", position, "tmdb");
  }
  insert.title(id, alternativeTitleOf(id), "tmdb");
  insert.enrichment(id, "tmdb", "done", addedAt);
  insert.enrichment(id, "wikipedia", "done", addedAt);
  for (const [field, language, value] of factsOf(film))
    insert.fact(id, field, "tmdb", language, JSON.stringify(value), addedAt);
  for (let position = 0; position < 3; position += 1)
    insert.similar(id, position, 1 + pick(2_000_000, id, 60 + position), `${title} ${position}`, year);
}

function factsOf({ id, title, year, genres, runtime, popularity }: DescribedFilm): [string, string, unknown][] {
  const facts: [string, string, unknown][] = [
    ["title", "en", title],
    ["year", "", year],
    ["overview", "en", overviewOf(id)],
    ["genres", "en", genres],
    ["runtimeMinutes", "", runtime],
    ["popularity", "", popularity],
    ["voteAverage", "", pick(100, id, 25) / 10],
    ["voteCount", "", pick(9_999, id, 26)],
    ["originalLanguage", "", languageOf(id)],
    ["countries", "en", [{ code: countryOf(id), name: countryOf(id) }]],
    ["releaseDate", "", `${year}-06-15`],
  ];
  const collection = Math.floor(id / (COLLECTION_EVERY * FILMS_PER_COLLECTION));
  if (id % COLLECTION_EVERY === 1) facts.push(["collection", "en", { id: collection, name: `Series ${collection}` }]);
  return facts;
}

/** Skewed: few people made many films. */
function castOf(id: number, people: number): number[] {
  return [...new Set(Array.from({ length: CREDITS_PER_FILM }, (_, at) => 1 + pick(people, id, 70 + at, 1.5)))];
}

interface NewFile extends Pick<DescribedFilm, "id" | "title" | "year" | "runtime" | "addedAt"> {
  readonly isIdentified: boolean;
}

function addFile(insert: Inserts, { id, title, year, runtime, addedAt, isIdentified }: NewFile): void {
  const path = `/films/${title[0]}/${title} (${year}) ${id}/${title} (${year}) ${id}.mkv`;
  const fingerprint = id.toString(16).padStart(64, "0");
  insert.edition(id, id);
  insert.part(id, id);
  insert.file(
    ...[id, path, 4_000_000_000 + id, 1_600_000_000_000, fingerprint, isIdentified ? "matched" : "unmatched"],
    ...[id, id, JSON.stringify(mediaOf(id, runtime)), runtime * 60, addedAt, path, fingerprint],
  );
  const parsed: Release = {
    ...{ path, title, year, kind: "movie", alternativeTitles: [], ids: {} },
    readings: [{ title, year, kind: "movie", weight: 1 }],
  };
  insert.identification(
    id,
    JSON.stringify(parsed),
    isIdentified ? "matched" : "unmatched",
    "machine",
    isIdentified ? 0.97 : null,
    addedAt,
  );
}

function mediaOf(id: number, runtime: number) {
  const [width, height] =
    [
      [1_920, 1_080],
      [1_280, 720],
      [3_840, 2_160],
      [720, 576],
    ][pick(4, id, 27, 1.5)] ?? [];
  return {
    container: "matroska",
    durationSeconds: runtime * 60,
    sizeBytes: 4_000_000_000 + id,
    bitrate: 5_000_000,
    video: { codec: "hevc", width, height, frameRate: 24, hdr: id % 9 === 0 ? "HDR10" : null, rotation: 0 },
    audio: [{ codec: "aac", channels: 6, sampleRate: 48_000, language: "en", title: null, isDefault: true }],
    subtitles: [],
  };
}

/** Inserts a row into a table, with the values in column order. */
export function runner(database: Database, table: string, columns: readonly string[]): Run {
  const statement = database.prepare(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  return (...values) => {
    statement.run(...values);
  };
}

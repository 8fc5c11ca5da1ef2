import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { FilmListQuery } from "../../src/contract/index.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { createWholeLibrary, type WholeLibrary } from "../support/wholeLibrary.ts";
import { atLeast, atMost, quantile, type Row } from "./row.ts";

interface CatalogueFilm {
  readonly tmdbId: number;
  readonly imdbId?: string;
  readonly title: string;
  readonly year: number;
  readonly originalTitle?: string;
  readonly runtime?: number;
  readonly alternativeTitles?: readonly string[];
  readonly genres: readonly string[];
  readonly voteAverage?: number;
  readonly voteCount?: number;
  readonly popularity?: number;
  readonly cast?: readonly string[];
}

const DATA = resolve(import.meta.dirname, "../..", process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data");
const CATALOGUE = resolve(DATA, "catalogue/films.jsonl");
const FILMS = 10_000;
const BATCH = 500;
const PAGE = 60;

/** Lists, search and writing of 10,000 films at the functions, without HTTP. Real SQLite in a temporary folder. */
export async function benchLibrary(): Promise<Row[]> {
  if (!existsSync(CATALOGUE)) {
    return [{ figure: "library", measured: `skipped: no data in ${DATA}`, target: "–", met: false }];
  }
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-library-"));
  const store = openStore(folder);
  try {
    const library = createWholeLibrary({ store, clock: Date, language: () => "fr" });
    const user = addUser(store);
    const filled = fill(store, library, tenThousand(readCatalogue()));
    seeAndRate(library, user);
    return [
      ...filled,
      ...benchPages(library, user),
      ...benchSearch(library, user),
      ...(await benchRest(library, user)),
    ];
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCatalogue(): CatalogueFilm[] {
  return readFileSync(CATALOGUE, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): CatalogueFilm => JSON.parse(line));
}

/** The catalogue is a little shorter than the target: its first films come again as other films. */
function tenThousand(films: readonly CatalogueFilm[]): CatalogueFilm[] {
  return Array.from({ length: FILMS }, (_, at) => {
    const film = films[at % films.length]!;
    return at < films.length
      ? film
      : { ...film, tmdbId: 9_000_000 + at, imdbId: `tt9${at}`, title: `${film.title} II` };
  });
}

function addUser(store: Store): number {
  return store
    .sql(`
      INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
      VALUES ('bench', 'Bench', 'owner', 'fr', '', 0)`)
    .run().id;
}

function fill(store: Store, library: WholeLibrary, films: readonly CatalogueFilm[]): Row[] {
  const fileIds = films.map(
    (film, at) =>
      store
        .sql(`
        INSERT INTO file (path, size_bytes, mtime_ms, state, added_at)
        VALUES (:path, :at, 0, 'matched', :at)`)
        .run({ path: `/films/${at} ${film.title}.mkv`, at }).id,
  );
  const cards = timed(() =>
    inBatches(store, films, (film, at) => {
      library.identity.addProvisionalFilms([
        { fileId: fileIds[at]!, title: film.title, year: film.year, alternativeTitles: [] },
      ]);
    }),
  );
  const recognised = timed(() => inBatches(store, films, (film, at) => recognise(library, fileIds[at]!, film)));
  return [
    atLeast("cards written a second", (1000 * FILMS) / cards, 2_000, "films/s"),
    atLeast("films bound and enriched a second", (1000 * FILMS) / recognised, 500, "films/s"),
  ];
}

function inBatches(store: Store, films: readonly CatalogueFilm[], act: (film: CatalogueFilm, at: number) => void) {
  for (let from = 0; from < films.length; from += BATCH) {
    store.writeRelaxed(() => films.slice(from, from + BATCH).forEach((film, at) => void act(film, from + at)));
  }
}

function recognise(library: WholeLibrary, fileId: number, film: CatalogueFilm): void {
  const { filmId } = library.identity.bindFile(
    fileId,
    {
      candidate: {
        tmdbId: film.tmdbId,
        imdbId: film.imdbId,
        title: film.title,
        originalTitle: film.originalTitle,
        year: film.year,
        runtimeMinutes: film.runtime,
        alternativeTitles: film.alternativeTitles ?? [],
      },
    },
    {},
  );
  library.facts.record(filmId, "tmdb", [
    { field: "title", language: "fr", value: film.title },
    { field: "genres", language: "fr", value: film.genres },
    { field: "voteAverage", language: null, value: film.voteAverage ?? null },
    { field: "voteCount", language: null, value: film.voteCount ?? null },
    { field: "popularity", language: null, value: film.popularity ?? null },
  ]);
  const people = (film.cast ?? []).map((name, order) => ({ providerPersonId: name, name, job: "actor", order }));
  library.people.recordCredits(filmId, "tmdb", people);
  library.facts.refreshFilmRow(filmId, "fr");
}

function seeAndRate(library: WholeLibrary, user: number): void {
  for (let filmId = 1; filmId <= FILMS; filmId += 40) {
    library.marks.rate(user, filmId, 4);
    library.marks.setWatched(user, filmId, true);
  }
}

function benchPages(library: WholeLibrary, user: number): Row[] {
  const sorts = ["title", "added", "year", "rating", "runtime"] as const;
  const first: number[] = [];
  const next: number[] = [];
  for (const sort of sorts) {
    for (const order of ["asc", "desc"] as const) {
      first.push(...repeated(40, () => library.films.page(user, { limit: PAGE, sort, order })));
      next.push(...everyPageAfterTheFirst(library, user, { limit: PAGE, sort, order }));
    }
  }
  const filters: Partial<FilmListQuery>[] = [
    { genre: ["Drama"] },
    { genre: ["Horror", "Western"] },
    { yearFrom: 1960, yearTo: 1969 },
    { watched: true },
    { watched: false },
    { personId: 5 },
    { state: "unidentified" },
    { genre: ["Western"], watched: true, sort: "rating", order: "desc" },
  ];
  const filtered = filters.map((filter) => ({
    filter: JSON.stringify(filter),
    p99: p99(repeated(60, () => library.films.page(user, { limit: PAGE, ...filter }))),
  }));
  const slowest = filtered.toSorted((a, b) => b.p99 - a.p99)[0]!;
  return [
    atMost("first page of 10,000, any sort, p99", p99(first), 5, "ms"),
    atMost("next page of 10,000, any sort, p99", p99(next), 3, "ms"),
    atMost(`filtered first page, p99, slowest: ${slowest.filter}`, slowest.p99, 5, "ms"),
  ];
}

function everyPageAfterTheFirst(library: WholeLibrary, user: number, query: FilmListQuery): number[] {
  const times: number[] = [];
  let cursor = library.films.page(user, query).nextCursor;
  while (cursor !== null) {
    const start = performance.now();
    cursor = library.films.page(user, { ...query, cursor }).nextCursor;
    times.push(performance.now() - start);
  }
  return times;
}

/** As people type: whole, half, with accents, wrong, short, common. */
const SEARCHES = [
  "toy story", "parrain", "le parrain", "léon", "spider man", "spiderman", "amelie", "l'été", "cœur", "terminatro",
  "godfahter", "tom hanks", "hanks toy", "kurosawa", "man", "the", "love", "a", "le", "it", "up", "m", "8", "2001",
  "star wars", "wars star", "jurrasic park", "inglorious basterds", "schindlers list", "the lord of the rings",
  "lord rings return king", "xqzzkv", "night of the living dead", "night", "day the", "de", "la la land", "se7en",
]; // biome-ignore format: a list of words reads better filled

function benchSearch(library: WholeLibrary, user: number): Row[] {
  const searches = SEARCHES.map((q) => {
    const times = repeated(25, () => library.films.page(user, { limit: PAGE, q }));
    return { q, times, p99: p99(times) };
  });
  const slowest = searches.toSorted((a, b) => b.p99 - a.p99).slice(0, 3);
  const named = slowest.map(({ q, p99: time }) => `${q} ${time.toFixed(1)}`).join(", ");
  const all = searches.flatMap(({ times }) => times);
  return [atMost(`search of 10,000 films, ${SEARCHES.length} searches, p99 (slowest: ${named})`, p99(all), 15, "ms")];
}

async function benchRest(library: WholeLibrary, user: number): Promise<Row[]> {
  const ids = Array.from({ length: 300 }, (_, at) => 1 + at * 33);
  const popular: number[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 60; page += 1) {
    const start = performance.now();
    const answer = library.discovery.popular(user, { limit: PAGE, ...(cursor === null ? {} : { cursor }) });
    popular.push(performance.now() - start);
    cursor = answer.nextCursor;
  }
  const facets: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const start = performance.now();
    await library.films.facets(user);
    facets.push(performance.now() - start);
  }
  return [
    atMost("a film's page, p99", p99(ids.map((id) => timed(() => void library.films.detail(user, id, "fr")))), 3, "ms"),
    atMost("facets, p99", p99(facets), 5, "ms"),
    atMost("a page of popular films, p99", p99(popular), 5, "ms"),
  ];
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function repeated(times: number, act: () => unknown): number[] {
  return Array.from({ length: times }, () => timed(() => void act()));
}

const p99 = (times: readonly number[]) => quantile(times, 0.99);

if (import.meta.main) console.table(await benchLibrary());

import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importPostgres } from "../../../src/recommendation/communities/importPostgres.ts";
import { partitionsOf } from "../../../src/recommendation/communities/postgresPartitions.ts";
import { createRatingRecords } from "../../../src/recommendation/ratingRecords.ts";
import { openStore } from "../../../src/store/index.ts";
import { waysToRunPostgres } from "../../support/postgresPrograms.ts";
import { type PostgresServer, startPostgresServer } from "../../support/postgresServer.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";

const PASSWORD = "nitrate and silver";
const RATINGS = madeRatings({ users: 200, films: 30 });
let server: PostgresServer;
let url: string;

beforeAll(async () => {
  server = await startPostgresServer(PASSWORD);
  url = server.url;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    CREATE TABLE ratings (user_id bigint, movie_id int, rating real, "timestamp" timestamptz);
    CREATE TABLE movies (id int, title text, year int, tmdb_id int, imdb_id text);
    INSERT INTO movies SELECT n, 'Film ' || n, 1950 + n, 4500000 + n, 'tt' || (100000 + n) FROM generate_series(1, 30) AS n;`);
  const values = RATINGS.map(({ user, film, value, time }) => `(${user}, ${film}, ${value}, to_timestamp(${time}))`);
  await client.query(`INSERT INTO ratings VALUES ${values.join(", ")}, (1, 2, 17, now()), (NULL, 2, 4, now())`);
  await client.end();
});

afterAll(() => server?.stop());

function aLibrary() {
  const store = openStore(temporaryFolder("library"));
  const records = createRatingRecords(store);
  const take = (
    source: Parameters<typeof importPostgres>[0],
    signal = new AbortController().signal,
    onProgress?: (lines: number) => void,
  ) => importPostgres(source, { store, records, clock: Date }, signal, onProgress);
  return { store, records, take, [Symbol.dispose]: () => store.close() };
}

test("a table of ratings is imported, with its films, once", async () => {
  using library = aLibrary();
  const source = { url, filmsQuery: "SELECT * FROM movies" };
  expect(await library.take(source)).toMatchObject({ ratings: RATINGS.length, broken: 2, films: 30, unlinked: 0 });
  expect(await library.take(source)).toMatchObject({ ratings: 0, broken: 2 });
  const [kept] = library.records.imports.list(0);
  expect(kept?.place).toMatch(/^postgres:\/\/127\.0\.0\.1:\d+\/postgres$/);
  expect(JSON.stringify(library.store.sql("SELECT * FROM rating_import").all())).not.toContain("nitrate");
});

test("a query selects what is imported, under any column names", async () => {
  using library = aLibrary();
  const query = `SELECT user_id AS "userId", movie_id AS "itemId", rating AS score FROM ratings WHERE user_id <= 10 ORDER BY 1, 2`;
  const wanted = RATINGS.filter(({ user }) => user <= 10).length;
  expect(await library.take({ url, query })).toMatchObject({ ratings: wanted, broken: 1 });
});

test("two tables that number the same users and films are two sets; one is known again by another query", async () => {
  using library = aLibrary();
  const others =
    'SELECT user_id, movie_id, 5.5 - rating AS rating, "timestamp" + interval \'1 day\' AS "timestamp" FROM ratings';
  const first = await library.take({ url });
  expect(await library.take({ url, query: `${others} ORDER BY 1, 2` })).toMatchObject({ ratings: RATINGS.length });
  expect(library.records.ratings.count()).toBe(2 * RATINGS.length);
  const again = await library.take({ url, query: "SELECT * FROM ratings WHERE rating > 0 ORDER BY 2, 1" });
  expect(again.ratings).toBe(0);
  library.store.writeRelaxed(() => library.records.undoImport(first.importId));
  expect(library.records.ratings.count()).toBe(2 * RATINGS.length);
  library.store.writeRelaxed(() => library.records.undoImport(again.importId));
  expect(library.records.ratings.count()).toBe(RATINGS.length);
});

test("an import that was stopped goes on where it was", async () => {
  using library = aLibrary();
  const stop = new AbortController();
  await expect(library.take({ url }, stop.signal, (lines) => lines >= 500 && stop.abort())).rejects.toThrow();
  expect(library.records.ratings.count()).toBeLessThan(RATINGS.length);
  expect(await library.take({ url })).toMatchObject({ resumed: true });
  expect(library.records.ratings.count()).toBe(RATINGS.length);
});

test("in parts by user, every row is read once, and an import that was stopped goes on where it was", async () => {
  using library = aLibrary();
  const source = { url, partitions: 7, filmsQuery: "SELECT * FROM movies" };
  const stop = new AbortController();
  await expect(library.take(source, stop.signal, (lines) => lines >= 1_500 && stop.abort())).rejects.toThrow();
  const before = library.records.ratings.count();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(RATINGS.length);
  expect(await library.take(source)).toMatchObject({ resumed: true, broken: 2, lines: RATINGS.length + 2 });
  const inParts = library.store.sql("SELECT user, value, rated_at FROM community_rating ORDER BY user, film").all();
  using whole = aLibrary();
  await whole.take({ url, filmsQuery: source.filmsQuery });
  const atOnce = whole.store.sql("SELECT user, value, rated_at FROM community_rating ORDER BY user, film").all();
  expect(inParts).toEqual(atOnce);
});

test("only whole numbers of users are divided; other queries stay one part", async () => {
  const client = new pg.Client(url);
  await client.connect();
  const parts = (query: string, count: number) => partitionsOf(client, query, count);
  expect(await parts("SELECT * FROM ratings", 7)).toHaveLength(8);
  // More parts than users are as many as there are.
  expect(await parts("SELECT * FROM ratings WHERE user_id <= 3;", 50)).toHaveLength(4);
  expect(await parts("SELECT * FROM ratings WHERE false", 7)).toHaveLength(1);
  for (const query of ["SELECT user_id::text AS user_id, movie_id, rating FROM ratings", "SELECT rating FROM ratings"])
    expect(await parts(query, 7)).toHaveLength(1);
  await client.end();
});

test("no query can write to the database", async () => {
  using library = aLibrary();
  await expect(library.take({ url, query: "DELETE FROM ratings RETURNING *" })).rejects.toMatchObject({
    code: "postgres_refused",
  });
  await expect(library.take({ url, query: "SELECT * FROM nowhere" })).rejects.toMatchObject({
    code: "postgres_refused",
  });
  expect(await library.take({ url })).toMatchObject({ ratings: RATINGS.length });
});

test("an unreachable server, or a refused password, is reported without the password", async () => {
  using library = aLibrary();
  const wrong = url.replace(encodeURIComponent(PASSWORD), "wrong");
  for (const address of [wrong, "postgres://ada:secret@127.0.0.1:9/films"]) {
    const error = await library.take({ url: address }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "postgres_unreachable" });
    expect(String(error)).not.toMatch(/wrong|secret|ada/);
  }
});

test.each(waysToRunPostgres().map((way) => ({ way, name: way.name })))(
  "the server of these tests runs $name",
  async ({ way }) => {
    const { url, stop } = await startPostgresServer(PASSWORD, [way]);
    try {
      const client = new pg.Client(url);
      await client.connect();
      expect((await client.query("SELECT current_user")).rows).toEqual([{ current_user: "postgres" }]);
      await client.end();
    } finally {
      await stop();
    }
  },
);

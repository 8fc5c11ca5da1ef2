import { expect, test } from "vitest";
import { localDay } from "../../../../src/time/index.ts";
import { madeFilms } from "../../drift/madeFilms.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";

interface List {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly count: number;
}

const listsOf = async (program: Program): Promise<List[]> => (await program.ask("/api/me/lists")).body.items;
const put = (program: Program, list: number, film: number, listed: boolean) =>
  program.ask(`/api/me/lists/${list}/films/${film}`, "PUT", { listed });

test("everybody has a watchlist and favourites, and lists of their own", async () => {
  await using program = await startLoggedInProgram();
  expect((await listsOf(program)).map(({ kind }) => kind)).toEqual(["watchlist", "favourites"]);
  const made = await program.ask("/api/me/lists", "POST", { name: "  Rainy Sundays  " });
  expect([made.status, made.body.name, made.body.kind]).toEqual([201, "Rainy Sundays", "own"]);
  expect((await program.ask("/api/me/lists", "POST", { name: "Rainy Sundays" })).body.code).toBe("list_exists");
  expect((await program.ask("/api/me/lists", "POST", { name: "   " })).status).toBe(422);
  const renamed = await program.ask(`/api/me/lists/${made.body.id}`, "PUT", { name: "Snow" });
  expect(renamed.body.name).toBe("Snow");
  const [watchlist] = await listsOf(program);
  expect((await program.ask(`/api/me/lists/${watchlist!.id}`, "PUT", { name: "x" })).body.code).toBe("list_kept");
  expect((await program.ask(`/api/me/lists/${watchlist!.id}`, "DELETE")).body.code).toBe("list_kept");
  expect((await program.ask(`/api/me/lists/${made.body.id}`, "DELETE")).status).toBe(204);
  expect(await listsOf(program)).toHaveLength(2);
});

test("a list filters the library, is shown on the film, and counts its films", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 5);
  const [watchlist] = await listsOf(program);
  for (const film of films.slice(0, 3)) expect((await put(program, watchlist!.id, film, true)).status).toBe(204);
  await put(program, watchlist!.id, films[0]!, true);
  await put(program, watchlist!.id, films[1]!, false);
  expect((await listsOf(program))[0]).toMatchObject({ kind: "watchlist", count: 2 });
  const shown = (await program.ask(`/api/films?listId=${watchlist!.id}`)).body;
  expect([shown.total, shown.items.map(({ id }: { id: number }) => id)]).toEqual([2, [films[0], films[2]]]);
  expect((await program.ask(`/api/films/${films[0]}`)).body.lists).toEqual([watchlist!.id]);
  expect((await put(program, 9_999, films[0]!, true)).body.code).toBe("unknown_list");
  expect((await put(program, watchlist!.id, 9_999, true)).body.code).toBe("unknown_film");
});

test("a user can neither see nor change another user's list", async () => {
  await using program = await startLoggedInProgram();
  const [film] = madeFilms(program, 1);
  const [watchlist] = await listsOf(program);
  await put(program, watchlist!.id, film!, true);
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  const { sessionId } = (await program.ask("/api/sessions", "POST", { userId: "eve", password: "limelight and gauze" }))
    .body;
  program.useSession(sessionId);
  expect((await listsOf(program)).map(({ count }) => count)).toEqual([0, 0]);
  expect((await program.ask(`/api/films?listId=${watchlist!.id}`)).body.total).toBe(0);
  expect((await put(program, watchlist!.id, film!, false)).body.code).toBe("unknown_list");
  expect((await program.ask(`/api/films/${film}`)).body.lists).toEqual([]);
});

test("the figures of a library and of one person", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 20);
  const { sql, writeRelaxed } = program.engine.local.store;
  writeRelaxed(() => {
    sql("UPDATE film SET runtime_minutes = 90").run();
    sql("INSERT INTO film_genre (film, genre) SELECT id, 'Drama' FROM film").run();
    for (const [film, value] of [
      [films[0], '[{"code":"FR","name":"France"}]'],
      [films[1], '[{"code":"FR","name":"France"},{"code":"US","name":"USA"}]'],
    ] as const)
      sql(
        "INSERT INTO fact (film, field, origin, language, value, fetched_at) VALUES (:film, 'countries', 'tmdb', 'en', :value, 1)",
      ).run({ film, value });
    sql(
      "INSERT INTO fact (film, field, origin, language, value, fetched_at) VALUES (:film, 'countries', 'wikidata', 'fr', '[{\"code\":null,\"name\":\"France\"}]', 1)",
    ).run({ film: films[0] });
  });
  for (const film of films.slice(0, 4)) await program.ask(`/api/films/${film}/rating`, "PUT", { value: 4.5 });
  const seen = { filmId: films[0], watchedOn: localDay(Date.now()) };
  expect((await program.ask("/api/me/diary", "POST", seen)).status).toBe(201);
  const found = (await program.ask("/api/me/statistics")).body;
  expect(found).toMatchObject({ films: 20, watched: 4, rated: 4, meanRating: 4.5, hours: 30, watchedHours: 6 });
  expect(found.ratings).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 4, 0]);
  expect(found.decades[0]).toMatchObject({ from: 1950, count: 10, watched: 4 });
  expect(found.genres).toEqual([{ name: "Drama", count: 20, meanRating: 4.5 }]);
  expect(found.countries).toEqual([
    { name: "FR", count: 2 },
    { name: "US", count: 1 },
  ]);
  expect(found.months).toHaveLength(24);
  // Rating a film marks it as watched, and says nothing about when: the diary does.
  expect(found.months.reduce((sum: number, { watched }: { watched: number }) => sum + watched, 0)).toBe(1);
});

test("everything a person entered comes along, and nothing that a spreadsheet would run", async () => {
  await using program = await startLoggedInProgram();
  const [film, other] = madeFilms(program, 2);
  program.engine.local.store.writeRelaxed(() =>
    program.engine.local.store
      .sql("UPDATE film SET title = :title WHERE id = :film")
      .run({ title: '=HYPERLINK("x"),1', film: other }),
  );
  const [watchlist] = await listsOf(program);
  const own = (await program.ask("/api/me/lists", "POST", { name: "Snow, ice" })).body.id;
  await program.ask(`/api/films/${film}/rating`, "PUT", { value: 3.5 });
  await put(program, own, film!, true);
  await put(program, watchlist!.id, other!, true);
  const json = (await program.ask("/api/me/export.json")).body;
  expect(json.user).toBe("ada");
  const byTitle = Object.fromEntries(json.films.map((one: { title: string }) => [one.title, one]));
  expect(byTitle["Made Film 1"]).toMatchObject({ rating: 3.5, watched: true, watchlist: false, lists: ["Snow, ice"] });
  expect(byTitle["Made Film 1"].ratedAt).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  const csv = await program.ask("/api/me/export.csv");
  expect(csv.headers.get("content-disposition")).toContain("filmotheque.csv");
  const lines = csv.body.text.split("\r\n");
  expect(lines[0]).toContain("title,year,tmdbId");
  expect(lines.some((line: string) => line.startsWith("\"'=HYPERLINK"))).toBe(true);
  expect(lines.find((line: string) => line.startsWith("Made Film 1"))).toContain('"Snow, ice"');
});

test("a film's file is streamed whole or in part, and only what the library holds", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  const { accepted } = (await program.ask("/api/files", "POST", { paths: [path] })).body;
  const address = `/api/files/${accepted[0].fileId}/stream`;
  const whole = await program.ask(address);
  const size = Number(whole.headers.get("content-length"));
  expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual([
    200,
    "video/mp4",
    "bytes",
  ]);
  const part = async (range: string) => {
    const answer = await program.ask(address, "GET", undefined, { range });
    return [answer.status, answer.headers.get("content-range"), answer.headers.get("content-length")];
  };
  expect(await part("bytes=0-99")).toEqual([206, `bytes 0-99/${size}`, "100"]);
  expect(await part("bytes=-10")).toEqual([206, `bytes ${size - 10}-${size - 1}/${size}`, "10"]);
  expect(await part(`bytes=${size - 5}-`)).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, "5"]);
  expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
  expect((await part("bytes=0-1,5-6"))[0]).toBe(200);
  expect((await part("lines=1-2"))[0]).toBe(200);
  expect((await program.ask("/api/files/9999/stream")).body.code).toBe("unknown_file");
  program.useSession("nobody");
  expect((await program.ask(address)).status).toBe(401);
});

test("imported ratings are previewed, saved for their owner, and can be undone only by that owner", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 1);
  program.engine.local.store.writeRelaxed(() =>
    program.engine.local.store.sql("UPDATE film SET imdb_id = 'tt0000042' WHERE id = :film").run({ film: films[0] }),
  );
  const csv =
    "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year\r\ntt0000042,9,2024-05-01,Made Film 1,https://x,Movie,7,90,1950\r\n";
  const bring = (path: string, body: string) =>
    program.ask(`/api/me/ratings/${path}`, "PUT", body, { "content-type": "application/octet-stream" });
  const looked = await bring("imdb/my%20ratings.csv?preview", csv);
  expect(looked.body).toMatchObject({ importId: null, rows: 1, linked: 1, inLibrary: 1, unlinked: [] });
  const ratingOf = async () => (await program.ask(`/api/films/${films[0]}`)).body.userRating;
  expect(await ratingOf()).toBeNull();
  const kept = await bring("imdb/my%20ratings.csv", csv);
  expect(kept.body.importId).toBeGreaterThan(0);
  expect(await ratingOf()).toBe(4.5);

  for (const [name, code] of [
    ["letterboxd/holiday.zip", "ratings_source_damaged"],
    ["letterboxd/holiday.csv", "export_missing"],
  ]) {
    const strange = await bring(name!, "this is no export");
    expect([strange.status, strange.body.code]).toEqual([422, code]);
    expect(strange.body.detail).toContain("holiday");
    expect(strange.body.detail).not.toContain(program.folder);
  }
  expect((await bring("goodreads/x.csv", csv)).status).toBe(404);

  const owner = program.session;
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  const eve = (await program.ask("/api/sessions", "POST", { userId: "eve", password: "limelight and gauze" })).body;
  program.useSession(eve.sessionId);
  expect((await program.ask(`/api/me/ratings/imports/${kept.body.importId}`, "DELETE")).body.code).toBe(
    "unknown_import",
  );
  program.useSession(owner);
  expect((await program.ask(`/api/me/ratings/imports/${kept.body.importId}`, "DELETE")).body.removed).toBe(1);
  expect(await ratingOf()).toBeNull();
});

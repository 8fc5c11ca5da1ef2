import { expect, test } from "vitest";
import { zipOf } from "../../../support/zip.ts";
import { madeFilms } from "../../drift/madeFilms.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";

const FILM = "Date,Name,Year,Letterboxd URI";
const DIARY = `${FILM},Rating,Rewatch,Tags,Watched Date`;

/** An export with films that are in the library (`Made Film 1` …), and one that is not. */
const ACCOUNT = zipOf(
  Object.entries({
    "ratings.csv": `${FILM},Rating\n2024-01-02,Made Film 1,1950,https://boxd.it/a,4.5\n2024-01-02,Unheard Of,1950,https://boxd.it/b,2\n`,
    "watched.csv": `${FILM}\n2024-01-02,Made Film 1,1950,https://boxd.it/a\n2020-01-02,Made Film 2,1951,https://boxd.it/c\n`,
    "diary.csv": `${DIARY}\n2024-01-02,Made Film 1,1950,https://boxd.it/d,4.5,,,2024-01-01\n2024-03-02,Made Film 1,1950,https://boxd.it/e,5,Yes,,2024-03-01\n`,
    "watchlist.csv": `${FILM}\n2023-01-01,Made Film 3,1952,https://boxd.it/f\n`,
    "likes/films.csv": `${FILM}\n2023-01-01,Made Film 1,1950,https://boxd.it/a\n`,
    "lists/snow.csv":
      "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2021-01-01,Snow,,https://boxd.it/g,\n\nPosition,Name,Year,URL,Description\n1,Made Film 3,1952,https://boxd.it/f,\n2,Made Film 1,1950,https://boxd.it/a,\n",
    "deleted/diary.csv": `${DIARY}\n2019-01-02,Made Film 3,1952,https://boxd.it/h,,,,2019-01-01\n`,
  }).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
);

const send = (program: Program, name: string, query = "", format = "auto") =>
  program.ask(`/api/me/ratings/${format}/${name}${query}`, "PUT", new Uint8Array(ACCOUNT), {
    "content-type": "application/octet-stream",
  });

/** All private data of the user. */
async function seenBy(program: Program) {
  const { items: films } = (await program.ask("/api/films?limit=200&sort=added&order=asc")).body;
  const { items: lists } = (await program.ask("/api/me/lists")).body;
  const { items: diary } = (await program.ask("/api/me/diary")).body;
  return {
    films: films.map((film: { userRating: number; watched: boolean }) => [film.userRating, film.watched]),
    lists: lists.map((list: { name: string; kind: string; count: number }) => [list.name || list.kind, list.count]),
    diary: diary.map((entry: Record<string, unknown>) => [entry.watchedOn, entry.title, entry.rewatch, entry.rating]),
  };
}

async function libraryOfMadeFilms(): Promise<Program> {
  const program = await startLoggedInProgram();
  const films = madeFilms(program, 3);
  for (const [at, film] of films.entries())
    program.engine.local.store.sql("UPDATE film SET year = :year WHERE id = :film").run({ film, year: 1950 + at });
  await program.ask("/api/me/lists");
  return program;
}

test("an archive of Letterboxd brings ratings, watched films, diary and lists; twice is the same, and its undo is exact", async () => {
  await using program = await libraryOfMadeFilms();
  const before = await seenBy(program);
  const preview = (await send(program, "a.zip", "?preview")).body;
  expect(preview).toMatchObject({
    importId: null,
    format: "letterboxd",
    rows: 2,
    linked: 1,
    watched: 2,
    viewings: 2,
    listed: 4,
    unlinkedCount: 1,
    skipped: expect.arrayContaining([
      { reason: "deleted", count: 1 },
      { reason: "film_not_found", count: 1 },
    ]),
  });
  expect(preview.skippedRows).toContainEqual({
    reason: "deleted",
    file: "deleted/diary.csv",
    line: 2,
    title: "Made Film 3",
    year: 1952,
  });
  expect(await seenBy(program)).toEqual(before);

  const first = (await send(program, "a.zip")).body;
  const imported = await seenBy(program);
  expect(imported).toEqual({
    films: [
      [4.5, true],
      [null, true],
      [null, false],
    ],
    lists: [
      ["watchlist", 1],
      ["favourites", 1],
      ["Snow", 2],
    ],
    diary: [
      ["2024-03-01", "Made Film 1", true, 5],
      ["2024-01-01", "Made Film 1", false, 4.5],
    ],
  });
  const second = (await send(program, "renamed.zip")).body;
  expect(await seenBy(program)).toEqual(imported);
  await program.ask(`/api/me/ratings/imports/${first.importId}`, "DELETE");
  expect(await seenBy(program)).toEqual(imported);
  await program.ask(`/api/me/ratings/imports/${second.importId}`, "DELETE");
  expect(await seenBy(program)).toEqual(before);
});

test("what a person removed of an import does not come back with the next one", async () => {
  await using program = await libraryOfMadeFilms();
  await send(program, "a.zip");
  const { items: diary } = (await program.ask("/api/me/diary?period=2024-01")).body;
  const { items: films } = (await program.ask("/api/films?limit=200&sort=added&order=asc")).body;
  const [watchlist] = (await program.ask("/api/me/lists")).body.items;
  await program.ask(`/api/me/diary/${diary[0].id}`, "DELETE");
  await program.ask(`/api/me/lists/${watchlist.id}/films/${films[2].id}`, "PUT", { listed: false });
  const removed = await seenBy(program);
  expect([removed.diary.length, removed.lists[0]]).toEqual([1, ["watchlist", 0]]);
  await send(program, "a.zip");
  expect(await seenBy(program)).toEqual(removed);
});

test("an import tells its progress line by line, and the reason where it is refused", async () => {
  await using program = await libraryOfMadeFilms();
  const linesOf = async (query: string, format: string) => {
    const request = new Request(`http://127.0.0.1:4780/api/me/ratings/${format}/a.zip?${query}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${program.session}` },
      body: new Uint8Array(ACCOUNT),
    });
    const response = await program.engine.fetch(request, { address: "127.0.0.1" });
    expect(response.headers.get("content-type")).toBe("application/x-ndjson");
    return (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  };
  const lines = await linesOf("preview&progress", "auto");
  expect(lines[0]).toEqual({ progress: { rows: 0, total: 10 } });
  expect(lines.at(-2)).toEqual({ progress: { rows: 10, total: 10 } });
  expect(lines.at(-1).result).toMatchObject({ format: "letterboxd", rows: 2 });
  const [refused] = await linesOf("progress", "imdb");
  expect(refused.problem).toMatchObject({ code: "export_missing", status: 422 });
});

test("the diary is kept through the API, undone by its person, and the export brings it along", async () => {
  await using program = await libraryOfMadeFilms();
  const [film] = (await program.ask("/api/films?limit=200&sort=added&order=asc")).body.items;
  const viewing = {
    filmId: film.id,
    watchedOn: "2024-05-06",
    place: "cinema",
    rating: 4,
    note: "Twice.",
    tags: ["35 mm"],
  };
  const added = await program.ask("/api/me/diary", "POST", viewing);
  expect([added.status, added.body]).toMatchObject([201, { ...viewing, title: "Made Film 1", film: { id: film.id } }]);
  expect((await program.ask("/api/me/diary", "POST", { ...viewing, watchedOn: "2024-02-30" })).status).toBe(422);
  const changed = await program.ask(`/api/me/diary/${added.body.id}`, "PUT", { watchedOn: "2024-05-07" });
  expect(changed.body).toMatchObject({ id: added.body.id, watchedOn: "2024-05-07", note: "Twice." });
  const { items } = (await program.ask("/api/journal")).body;
  expect((await program.ask(`/api/me/journal/${items[0].id}/undo`, "POST")).status).toBe(200);
  expect((await seenBy(program)).diary).toEqual([["2024-05-06", "Made Film 1", false, 4]]);

  const owner = program.session;
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  const eve = (await program.ask("/api/sessions", "POST", { userId: "eve", password: "limelight and gauze" })).body;
  program.useSession(eve.sessionId);
  expect((await program.ask("/api/me/diary")).body.items).toEqual([]);
  expect((await program.ask(`/api/me/diary/${added.body.id}`, "DELETE")).body.code).toBe("unknown_diary_entry");
  expect((await program.ask(`/api/me/journal/${items[1].id}/undo`, "POST")).body.code).toBe("unknown_entry");
  expect(JSON.stringify((await program.ask("/api/journal")).body)).not.toContain("diary");
  program.useSession(owner);

  const { diary } = (await program.ask("/api/me/export.json")).body;
  expect(diary).toMatchObject([{ title: "Made Film 1", watchedOn: "2024-05-06", place: "cinema", tags: ["35 mm"] }]);
  const zip = await program.ask("/api/me/export.zip");
  expect([zip.status, zip.headers.get("content-type")]).toEqual([200, "application/zip"]);
});

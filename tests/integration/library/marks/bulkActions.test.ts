import { expect, test } from "vitest";
import { madeFilms } from "../../drift/madeFilms.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";

type Card = { id: number; userRating: number | null; watched: boolean };

const many = (program: Program, filmIds: readonly number[], act: object) =>
  program.ask("/api/me/films", "POST", { filmIds, act });
const cardsOf = async (program: Program): Promise<Card[]> => (await program.ask("/api/films?limit=200")).body.items;

async function takeBack(program: Program, undo: readonly { filmIds: number[]; act: object }[]) {
  for (const { filmIds, act } of undo) expect((await many(program, filmIds, act)).status).toBe(200);
}

test("ratings, watched and lists are set for many films, and an undo restores each film's own value", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 6);
  await program.ask(`/api/films/${films[0]}/rating`, "PUT", { value: 2 });
  await program.ask(`/api/films/${films[1]}/rating`, "PUT", { value: 4 });
  await program.ask(`/api/films/${films[2]}/watched`, "PUT", { watched: true, positionSeconds: 30 });
  const before = await cardsOf(program);

  // Films that were rated are watched already.
  const watched = (await many(program, [...films.slice(1), 99_999], { kind: "watched", watched: true })).body;
  expect(watched.changed).toBe(3);
  const rated = (await many(program, films, { kind: "rating", value: 4 })).body;
  expect(rated.changed).toBe(5);
  const [watchlist] = (await program.ask("/api/me/lists")).body.items;
  const listed = (await many(program, films.slice(0, 3), { kind: "list", listId: watchlist.id, listed: true })).body;
  expect((await program.ask("/api/me/lists")).body.items[0].count).toBe(3);
  expect((await cardsOf(program)).every(({ userRating, watched: seen }) => userRating === 4 && seen)).toBe(true);

  for (const { undo } of [listed, rated, watched]) await takeBack(program, undo);
  expect(await cardsOf(program)).toEqual(before);
  expect((await program.ask("/api/me/lists")).body.items[0].count).toBe(0);
  expect((await program.ask(`/api/films/${films[2]}`)).body.positionSeconds).toBe(30);
});

test("the undo of a bulk action restores the diary entry that it removed, and undone again it is gone", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 3);
  for (const film of films.slice(0, 2)) await program.ask(`/api/films/${film}/watched`, "PUT", { watched: true });
  const days = async () =>
    (await program.ask("/api/me/diary")).body.items.map((one: { filmId: number; watchedOn: string }) => [
      one.filmId,
      one.watchedOn,
    ]);
  const before = await days();
  expect(before).toHaveLength(2);
  const unwatched = (await many(program, films, { kind: "watched", watched: false })).body;
  expect(await days()).toEqual([]);
  const again = [];
  for (const { filmIds, act } of unwatched.undo) again.push((await many(program, filmIds, act)).body);
  expect((await days()).toSorted()).toEqual(before.toSorted());
  for (const { undo } of again) await takeBack(program, undo);
  expect(await days()).toEqual([]);
});

test("an action without effect has nothing to undo; an invalid one changes nothing", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 2);
  expect((await many(program, films, { kind: "watched", watched: false })).body).toEqual({ changed: 0, undo: [] });
  expect((await many(program, films, { kind: "rating", value: 7 })).status).toBe(422);
  expect((await many(program, [], { kind: "watched", watched: true })).status).toBe(422);
  expect((await many(program, films, { kind: "list", listId: 4_711, listed: true })).body.code).toBe("unknown_list");
  expect(
    (
      await many(
        program,
        Array.from({ length: 1_001 }, (_, at) => at + 1),
        { kind: "watched", watched: true },
      )
    ).status,
  ).toBe(422);
});

test("many films are renewed: their details asked again, and which films their files are", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const [film] = await cardsOf(program);
  const renewed = await program.ask("/api/films/refresh", "POST", { filmIds: [film!.id], what: "match" });
  expect(renewed.body).toEqual({ queued: 1 });
  await program.settled();
  expect((await cardsOf(program)).map(({ id }) => id)).toEqual([film!.id]);
  const details = await program.ask("/api/films/refresh", "POST", { filmIds: [film!.id, 99_999], what: "details" });
  expect(details.status).toBe(200);
});

test("a saved filter is applied, changed and deleted, and only its owner sees it", async () => {
  await using program = await startLoggedInProgram();
  const films = madeFilms(program, 8);
  const made = await program.ask("/api/me/smart-lists", "POST", {
    name: "Seen dramas",
    filter: { watched: true, genre: ["Drama"], sort: "year" },
  });
  expect([made.status, made.body.count]).toEqual([201, 0]);
  await many(program, films.slice(0, 3), { kind: "watched", watched: true });
  program.engine.local.store.sql("INSERT INTO film_genre SELECT id, 'Drama' FROM film").run();
  const [kept] = (await program.ask("/api/me/smart-lists")).body.items;
  expect(kept).toMatchObject({
    name: "Seen dramas",
    count: 3,
    filter: { watched: true, genre: ["Drama"], sort: "year" },
  });
  expect((await program.ask("/api/me/smart-lists", "POST", { name: "Seen dramas", filter: {} })).body.code).toBe(
    "list_exists",
  );
  const changed = await program.ask(`/api/me/smart-lists/${kept.id}`, "PUT", { name: "All", filter: {} });
  expect(changed.body).toMatchObject({ name: "All", count: 8 });
  expect((await program.ask("/api/me/export.json")).body.filters).toEqual([{ name: "All", filter: {} }]);
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  const owner = program.session;
  program.useSession(
    (await program.ask("/api/sessions", "POST", { userId: "eve", password: "limelight and gauze" })).body.sessionId,
  );
  expect((await program.ask("/api/me/smart-lists")).body.items).toEqual([]);
  expect((await program.ask(`/api/me/smart-lists/${kept.id}`, "DELETE")).body.code).toBe("unknown_list");
  program.useSession(owner);
  expect((await program.ask(`/api/me/smart-lists/${kept.id}`, "DELETE")).status).toBe(204);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { FilmCard } from "../../../src/contract/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { type InventedProgram, startInventedProgram } from "./inventedLibrary.ts";

const FILMS = 400;
let program: InventedProgram;

beforeAll(async () => {
  program = await startInventedProgram(FILMS, 40);
  await program.logInAs(1);
});
afterAll(() => program[Symbol.asyncDispose]());

const listed = async (query: string): Promise<{ items: FilmCard[]; nextCursor: string | null; total: number }> =>
  (await program.ask(`/api/films?limit=100&${query}`)).body;

/** Every page, by cursor. */
async function everyFilm(query: string): Promise<FilmCard[]> {
  const films: FilmCard[] = [];
  for (let cursor = ""; ; ) {
    const page = await listed(`${query}${cursor && `&cursor=${cursor}`}`);
    films.push(...page.items);
    if (page.nextCursor === null) return films;
    cursor = page.nextCursor;
  }
}

test("films that the person has not rated are estimated, with confidence and model; rated ones are not", async () => {
  const films = await everyFilm("sort=estimate");
  const rated = films.filter(({ userRating }) => userRating !== null);
  expect(rated.length).toBeGreaterThan(0);
  expect(rated.every(({ estimate }) => estimate === null)).toBe(true);
  const estimated = films.filter(({ estimate }) => estimate !== null);
  expect(estimated.length).toBeGreaterThan(100);
  for (const { estimate } of estimated) {
    expect(estimate).toMatchObject({ model: "household", modelVersion: null, margin: expect.any(Number) });
    expect(["low", "medium", "high"]).toContain(estimate?.confidence);
    expect(estimate && estimate.stars >= 0.5 && estimate.stars <= 5).toBe(true);
  }
  const [one] = estimated;
  expect((await program.ask(`/api/films/${one?.id}`)).body.estimate).toEqual(one?.estimate);
  const { items } = (await program.ask("/api/me/recommendations?limit=20")).body;
  expect(items.every(({ film }: { film: FilmCard }) => film.estimate !== null)).toBe(true);
});

test("a list by estimate holds every film once, in order, whichever way it is paged", async () => {
  const films = await everyFilm("sort=estimate");
  expect(new Set(films.map(({ id }) => id)).size).toBe(FILMS);
  const stars = films.map(({ estimate }) => estimate?.stars ?? 0);
  expect(stars).toEqual(stars.toSorted((a, b) => b - a));
  const reached = await Promise.all([0, 100, 250, 350].map((offset) => listed(`sort=estimate&offset=${offset}`)));
  for (const [at, offset] of [0, 100, 250, 350].entries())
    expect(reached[at]?.items.map(({ id }) => id)).toEqual(films.slice(offset, offset + 100).map(({ id }) => id));
  const ascending = await everyFilm("sort=estimate&order=asc");
  const known = (list: readonly FilmCard[]) => list.filter(({ estimate }) => estimate !== null).map(({ id }) => id);
  expect(known(ascending)).toEqual(known(films).toReversed());
  const { ids } = (await program.ask("/api/films/ids?sort=estimate&from=10&to=19")).body;
  expect(ids).toEqual(films.slice(10, 20).map(({ id }) => id));
  const { marks, total } = (await program.ask("/api/films/jump-index?sort=estimate")).body;
  expect(total).toBe(FILMS);
  expect(marks.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(FILMS);
});

test("the estimate is a filter that combines with others, also in a saved one", async () => {
  const all = await everyFilm("sort=estimate");
  const median = all[100]?.estimate?.stars ?? 0;
  const query = { estimateFrom: median, watched: false, runtimeTo: 99 };
  const expected = all.filter(
    ({ estimate, watched, runtimeMinutes }) =>
      estimate !== null && estimate.stars >= median && !watched && runtimeMinutes !== null && runtimeMinutes <= 99,
  );
  expect(expected.length).toBeGreaterThan(0);
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const found = await everyFilm(`sort=estimate&${text}`);
  // Estimates are shown with two decimals and compared exactly.
  const rounded = new Set(expected.filter(({ estimate }) => estimate?.stars !== median).map(({ id }) => id));
  expect(new Set(found.map(({ id }) => id)).isSupersetOf(rounded)).toBe(true);
  expect(found.every(({ id }) => expected.some((film) => film.id === id))).toBe(true);
  const saved = await program.ask("/api/me/smart-lists", { method: "POST", body: { name: "For me", filter: query } });
  expect(saved.body).toMatchObject({ filter: query, count: found.length });
  expect((await program.ask("/api/films?estimateFrom=6")).status).toBe(422);
});

test("after a rating the list by estimate is that of the new ratings", async () => {
  const before = await everyFilm("sort=estimate");
  const [first] = before;
  const second = before.find(({ estimate }) => estimate !== null && estimate.stars > 1 && estimate.stars < 4.5);
  await program.ask(`/api/films/${first?.id}/rating`, { method: "PUT", body: { value: 0.5 } });
  const after = await everyFilm("sort=estimate");
  expect(after.find(({ id }) => id === first?.id)).toMatchObject({ userRating: 0.5, estimate: null });
  expect(after.find(({ id }) => id === second?.id)?.estimate?.stars).not.toBe(second?.estimate?.stars);
  await program.ask(`/api/films/${first?.id}/rating`, { method: "DELETE" });
  const undone = await everyFilm("sort=estimate");
  expect(undone.map(({ id, estimate }) => [id, estimate])).toEqual(before.map(({ id, estimate }) => [id, estimate]));
});

test("a film that is added, changed or removed is followed", async () => {
  const { store, emit } = program.engine.local;
  const [film] = (await listed("sort=estimate")).items;
  store.sql("UPDATE film SET state = 'unidentified', changed_at = changed_at + 1 WHERE id = :id").run({ id: film?.id });
  emit({ type: "film.changed", filmId: film?.id ?? 0 });
  await eventually("the film has no estimate", async () => {
    const films = await everyFilm("sort=estimate");
    return films.find(({ id }) => id === film?.id)?.estimate === null;
  });
  store.sql("UPDATE film SET state = 'identified', changed_at = changed_at + 1 WHERE id = :id").run({ id: film?.id });
  emit({ type: "film.changed", filmId: film?.id ?? 0 });
  await eventually(
    "the film is estimated again",
    async () => (await listed("sort=estimate")).items[0]?.id === film?.id,
  );
});

test("without ratings nothing is estimated, and the list by estimate is complete all the same", async () => {
  await program.logInAsOwner();
  const films = await everyFilm("sort=estimate");
  expect(films).toHaveLength(FILMS);
  expect(films.every(({ estimate }) => estimate === null)).toBe(true);
  expect((await listed("estimateFrom=0.5")).total).toBe(0);
  await program.logInAs(1);
});

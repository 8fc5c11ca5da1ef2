import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shelfForTime, shelfOfGenre, unrated } from "../../../renderer/features/home/shelves.ts";
import type { FilmCard, FilmListQuery } from "../../../src/contract/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { OWNER, type Program, startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

/** Recommended films: those of the library by id, those outside it by title. */
interface Recommended {
  readonly ids: readonly number[];
  readonly titles: readonly string[];
  /** Whether the answer says that nothing of it is personal. */
  readonly isCold?: boolean;
}

type Film = { readonly id: number; readonly title: string };

/** Every route that recommends films, as the page and other clients ask. A new one belongs here. */
const ROUTES: Readonly<Record<string, (program: Program) => Promise<Recommended>>> = {
  "For you, every page": async (program) => {
    const films: Film[] = [];
    let isCold = false;
    for (let cursor = ""; ; ) {
      const { body } = await program.ask(`/api/me/recommendations?limit=3${cursor && `&cursor=${cursor}`}`);
      isCold ||= body.coldStart;
      films.push(...body.items.map((item: { film: Film }) => item.film));
      if (body.nextCursor === null) return { ...namesOf(films), isCold };
      cursor = body.nextCursor;
    }
  },
  "For you, with exploration": async (program) => {
    const { items, coldStart } = (await program.ask("/api/me/recommendations?limit=100&exploration=0.5")).body;
    return { ...namesOf(items.map((item: { film: Film }) => item.film)), isCold: coldStart };
  },
  "For tonight and the shelf on Home": async (program) => {
    const { items } = (await program.ask("/api/me/recommendations?limit=24")).body;
    return namesOf(items.map((item: { film: Film }) => item.film));
  },
  "shelves of genres on Home": async (program) => {
    const { genres } = (await program.ask("/api/me/home")).body;
    expect(genres.length).toBeGreaterThan(0);
    const shelves = await Promise.all(genres.map((genre: string) => shelfOf(program, shelfOfGenre(genre))));
    return namesOf(shelves.flat());
  },
  "films that fit into the time for tonight": async (program) => {
    const [cold, warm] = await Promise.all(
      [true, false].map((isColdStart) => shelfOf(program, shelfForTime(180, isColdStart))),
    );
    return namesOf([...(cold ?? []), ...(warm ?? [])]);
  },
  discoveries: async (program) => {
    const { items } = (await program.ask("/api/me/discoveries?limit=100")).body;
    return { ids: [], titles: items.map(({ title }: Film) => title) };
  },
  "/predict/": async (program) => {
    const { body } = await program.ask("/predict/", "POST", { user_id: OWNER.userId, top_n: 200 });
    const films = body.recommendations.map(({ film_id: id, title }: { film_id: number; title: string }) => ({
      id,
      title,
    }));
    return { ...namesOf(films), isCold: body.cold_start };
  },
};

/** As Home shows it. */
async function shelfOf(program: Program, filter: Partial<FilmListQuery>): Promise<readonly Film[]> {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  );
  return unrated((await program.ask(`/api/films?${query}`)).body.items as FilmCard[]);
}

const namesOf = (films: readonly Film[]): Recommended => ({
  ids: films.map(({ id }) => id),
  titles: films.map(({ title }) => title),
});

const LIBRARY_FILMS = 12;

async function startLibrary(): Promise<Program> {
  const program = await startLoggedInProgram();
  const names = Array.from({ length: LIBRARY_FILMS }, (_, index) => `film {tmdb-${4_000_001 + index}}.mp4`);
  await program.clips(...names);
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  return program;
}

const libraryOf = async (program: Program): Promise<Film[]> =>
  (await program.ask("/api/films?limit=50&sort=added&order=asc")).body.items;

/**
 * Marks the first films of the library: rated, watched, dismissed, fewer films like it wanted, or rated and marked as
 * unwatched.
 */
async function mark(program: Program): Promise<Film[]> {
  const films = await libraryOf(program);
  const [a, b, c, d, e, f, g, h] = films;
  for (const film of [a, b, c]) await program.ask(`/api/films/${film?.id}/rating`, "PUT", { value: 5 });
  await program.ask(`/api/films/${d?.id}/rating`, "PUT", { value: 1 });
  await program.ask(`/api/films/${e?.id}/watched`, "PUT", { watched: true });
  await program.ask(`/api/films/${f?.id}/dismissed`, "PUT", { dismissed: true });
  await program.ask(`/api/films/${g?.id}/less-like-this`, "PUT", { lessLikeThis: true });
  await program.ask(`/api/films/${h?.id}/rating`, "PUT", { value: 4 });
  await program.ask(`/api/films/${h?.id}/watched`, "PUT", { watched: false });
  return films.slice(0, 8);
}

describe("with ratings of one's own only", () => {
  let program: Program;
  let known: Film[];
  beforeAll(async () => {
    program = await startLibrary();
    known = await mark(program);
  });
  afterAll(() => program[Symbol.asyncDispose]());

  test.for(Object.entries(ROUTES))(
    "%s offers no film that was rated, watched or dismissed",
    async ([, recommended]) => {
      const { ids, titles } = await recommended(program);
      for (const film of known) {
        expect(ids).not.toContain(film.id);
        expect(titles).not.toContain(film.title);
      }
    },
  );

  test("every route that offers films of the library offers some, and all agree that the list is personal", async () => {
    for (const [name, recommended] of Object.entries(ROUTES)) {
      const { ids, isCold = false } = await recommended(program);
      if (name !== "discoveries") expect(ids.length, name).toBeGreaterThan(0);
      expect(isCold, name).toBe(false);
    }
  });

  test("a film that is dismissed disappears from every route at once, and returns when that is undone", async () => {
    const offered = async () => {
      const lists = await Promise.all(Object.values(ROUTES).map((recommended) => recommended(program)));
      return new Set(lists.flatMap(({ ids }) => ids));
    };
    const [film = 0] = await offered();
    await program.ask(`/api/films/${film}/dismissed`, "PUT", { dismissed: true });
    expect(await offered()).not.toContain(film);
    await program.ask(`/api/films/${film}/dismissed`, "PUT", { dismissed: false });
    expect(await offered()).toContain(film);
  });

  test("a film of which fewer are wanted disappears at once too, and returns when the journal undoes that", async () => {
    const offered = async () => {
      const lists = await Promise.all(Object.values(ROUTES).map((recommended) => recommended(program)));
      return new Set(lists.flatMap(({ ids }) => ids));
    };
    const [film = 0] = await offered();
    await program.ask(`/api/films/${film}/less-like-this`, "PUT", { lessLikeThis: true });
    expect(await offered()).not.toContain(film);
    const [entry] = (await program.ask("/api/journal?limit=5")).body.items;
    expect(entry).toMatchObject({ act: "less_like_this", filmId: film, undoable: true });
    expect(entry.text).toMatch(/^Fewer films like .+ are recommended to you$/);
    await program.ask(`/api/journal/${entry.id}/undo`, "POST");
    expect(await offered()).toContain(film);
    expect((await program.ask(`/api/films/${film}`)).body).toMatchObject({ lessLikeThis: false, dismissed: false });
  });
});

describe("before the first rating", () => {
  test("/predict/ and For you offer the same popular films and agree on the cold start", async () => {
    await using program = await startLibrary();
    const page = await ROUTES["For you, every page"]?.(program);
    const prediction = await ROUTES["/predict/"]?.(program);
    expect(page?.isCold).toBe(true);
    expect(prediction?.isCold).toBe(true);
    expect(prediction?.ids).toEqual(page?.ids);
  });
});

describe("with a model trained on a community", () => {
  /** Of the set, not in the library: rated and watched elsewhere. */
  const RATED_ELSEWHERE = { title: "The Film 27", year: 1977 };
  const WATCHED_ELSEWHERE = { title: "The Film 28", year: 1978 };
  let program: Program;
  let known: Film[];
  beforeAll(async () => {
    program = await startLibrary();
    const path = writeRatingSet(join(program.folder, "set"), { tmdbFrom: 4_000_000 });
    await program.ask("/api/ratings/imports", "POST", { path });
    await program.settled();
    known = await mark(program);
    const folder = join(program.folder, "letterboxd");
    mkdirSync(folder);
    const lineOf = ({ title, year }: { title: string; year: number }) =>
      `2024-01-02,"${title}",${year},https://boxd.it/a`;
    writeFileSync(
      join(folder, "ratings.csv"),
      `Date,Name,Year,Letterboxd URI,Rating\r\n${lineOf(RATED_ELSEWHERE)},4\r\n`,
    );
    writeFileSync(join(folder, "watched.csv"), `Date,Name,Year,Letterboxd URI\r\n${lineOf(WATCHED_ELSEWHERE)}\r\n`);
    const { imports } = program.engine.local.recommendation;
    const { signal } = new AbortController();
    const file = { path: folder, format: "letterboxd", userId: OWNER.userId, isPreview: false } as const;
    expect(await imports.importMember(file, signal)).toMatchObject({ linked: 1 });
    const { training_id: id } = (await program.ask("/training/", "POST", {})).body;
    await eventually("the training ends", async () => (await program.ask(`/training/${id}`)).body.state === "done");
  });
  afterAll(() => program[Symbol.asyncDispose]());

  test.for(Object.entries(ROUTES))(
    "%s offers no film that was rated, watched or dismissed",
    async ([name, recommended]) => {
      const { ids, titles, isCold = false } = await recommended(program);
      expect(isCold).toBe(false);
      for (const film of known) {
        expect(ids).not.toContain(film.id);
        expect(titles).not.toContain(film.title);
      }
      expect(titles).not.toContain(RATED_ELSEWHERE.title);
      expect(titles).not.toContain(WATCHED_ELSEWHERE.title);
      expect(titles.length, name).toBeGreaterThan(0);
    },
  );

  test("/predict/ begins with the list of For you and goes on with films outside the library", async () => {
    const page = await ROUTES["For you, every page"]?.(program);
    const prediction = await ROUTES["/predict/"]?.(program);
    const personal = page?.ids.slice(0, 3) ?? [];
    expect(prediction?.ids.slice(0, 3)).toEqual(personal);
    expect(prediction?.ids.some((id) => id < 0)).toBe(true);
  });
});

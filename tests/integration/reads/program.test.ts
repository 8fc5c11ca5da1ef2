import { afterAll, beforeAll, expect, test } from "vitest";
import { createLibrary } from "../../../src/library/index.ts";
import type { READS } from "../../../src/reads/reads.ts";
import { startProgram } from "../wholeProgram/program.ts";

let program: Awaited<ReturnType<typeof startProgram>>;
let filmId: number;
/** Queries of the main thread, recorded outside the trace, which also holds those of the threads. */
const mainQueries: string[] = [];

beforeAll(async () => {
  program = await startProgram({ key: null });
  await program.logIn();
  const { store } = program.engine.local;
  const library = createLibrary({ store, clock: Date, language: () => "en" });
  filmId = store.writeRelaxed(() => {
    const fileId = store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES ('/a.mkv', 1, 1, 'matched', 1)")
      .run().id;
    const bound = library.identity.bindFile(fileId, { candidate: { tmdbId: 1, title: "Metropolis", year: 1927 } }, {});
    const fritz = { providerPersonId: "1", name: "Fritz Lang", job: "director", order: 0 };
    library.people.recordCredits(bound.filmId, "tmdb", [fritz]);
    library.facts.refreshFilmRow(bound.filmId, "en");
    return bound.filmId;
  });
  await program.ask("/api/users", "POST", { userId: "eve", password: "limelight and gauze" });
  store.writeRelaxed(() =>
    store.sql("INSERT INTO taste_sharing (user, since) SELECT id, 1 FROM user WHERE user_id = 'eve'").run(),
  );
  store.trace(() => (text) => mainQueries.push(text));
});

afterAll(() => program[Symbol.asyncDispose]());

interface Span {
  readonly kind: string;
  readonly name: string;
}

async function spansOf(path: string): Promise<readonly Span[]> {
  const { status, headers } = await program.ask(path);
  expect([path, status]).toEqual([path, 200]);
  return (await program.ask(`/api/flow/traces/${headers.get("x-request-id")}`)).body.trace.spans;
}

/** Every function that threads answer, and a URL that calls it. */
const ADDRESSES: { readonly [Module in keyof typeof READS]: Record<keyof (typeof READS)[Module], string> } = {
  films: {
    page: "/api/films?q=metro",
    counts: "/api/me/smart-lists",
    jumpIndex: "/api/films/jump-index",
    indexOfTitle: "/api/films/index-of-title?title=m",
    idsBetween: "/api/films/ids?from=0&to=9",
    facets: "/api/films/facets",
    filterValues: "/api/films/filter-values?of=country",
  },
  search: { quick: "/api/search?q=metro", interpret: "/api/films?q=metro" },
  people: { find: "/api/people?q=fritz", list: "/api/people", page: "/api/people/1", collections: "/api/collections" },
  home: { collectionsInProgress: "/api/me/collections" },
  taste: { compare: "/api/taste/eve", forBoth: "/api/taste/eve/tonight" },
  statistics: { of: "/api/me/statistics", favouriteGenres: "/api/me/home" },
  marks: { exportFiles: "/api/me/export.json" },
  journal: { page: "/api/journal" },
  diary: { page: "/api/me/diary", years: "/api/me/diary/years", review: "/api/me/diary/years/2026" },
  notFilms: { page: "/api/not-films" },
  freeSpace: { page: "/api/free-space" },
  files: { page: "/api/files?state=matched", countByState: "/api/files/counts" },
  skippedFiles: { page: "/api/files/skipped", counts: "/api/files/skipped/counts" },
};

const CASES = Object.entries(ADDRESSES).flatMap(([module, functions]) =>
  Object.entries(functions).map(([name, path]) => [`${module}.${name}`, path] as const),
);

test.each(CASES)("%s is answered by a thread, and the main thread reads no list for it", async (name, path) => {
  mainQueries.length = 0;
  const spans = await spansOf(path);
  // Monitoring counts its own rows and the jobs at any moment, whatever is asked.
  const asked = mainQueries.filter((text) => !/\bFROM (?:metric_point|job)\b/.test(text));
  expect(spans.filter(({ kind }) => kind === "thread").map((span) => span.name)).toContain(`reads.${name}`);
  expect(asked.length).toBeGreaterThan(0);
  expect(
    asked.filter((text) => /count\(|GROUP BY|film_search|^\s*SELECT[^(]*FROM (film|credit|fact|rating)\b/i.test(text)),
  ).toEqual([]);
});

test("the trace of a request names the queries of its thread", async () => {
  const spans = await spansOf("/api/films?q=metropolis");
  expect(spans.filter(({ kind }) => kind === "query").map(({ name }) => name)).toContainEqual(
    expect.stringMatching(/SELECT[\s\S]*FROM film/),
  );
});

test("a request sees what was written before it", async () => {
  for (const value of [1, 2, 3, 4, 5]) {
    await program.ask(`/api/films/${filmId}/rating`, "PUT", { value });
    const { body } = await program.ask("/api/films");
    expect(body.items.map(({ userRating }: { userRating: number }) => userRating)).toEqual([value]);
    expect((await program.ask(`/api/films?ratingFrom=${value}`)).body.total).toBe(1);
    expect((await program.ask("/api/me/statistics")).body.meanRating).toBe(value);
  }
});

test("an error of a thread keeps its code: a cursor of another list is refused", async () => {
  const { status, body } = await program.ask("/api/films?cursor=abc");
  expect([status, body.code]).toEqual([400, "bad_cursor"]);
});

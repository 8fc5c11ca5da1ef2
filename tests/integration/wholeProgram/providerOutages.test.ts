import { expect, test } from "vitest";
import { SMALL_CATALOGUE, type TmdbStandIn } from "../../standins/index.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const PROXY_PAGE = "<!DOCTYPE html><html><title>Access denied</title><h1>Blocked by the web filter</h1></html>";

/** A single temporary failure of TMDB of each kind, and the file's state during it. */
const FAILURES: readonly (readonly [name: string, fail: (tmdb: TmdbStandIn) => void, code: string])[] = [
  ["a 429 with a long Retry-After", (tmdb) => tmdb.failNext(429, { retryAfterSeconds: 600 }), "provider_rate_limited"],
  ["a 503", (tmdb) => tmdb.failNext(503, { retryAfterSeconds: 600 }), "provider_unreachable"],
  ["a cut connection", (tmdb) => tmdb.goDown(), "provider_unreachable"],
  ["a 403 of a proxy", (tmdb) => tmdb.sendNext(403, "text/html", PROXY_PAGE), "provider_intercepted"],
  ["a 403 of TMDB's edge", (tmdb) => tmdb.sendNext(403, "text/plain", "Request blocked."), "provider_blocked"],
];

/** Films with unambiguous titles and years. */
const FILMS = SMALL_CATALOGUE.filter(
  (film) =>
    /^[A-Za-z ]{12,}$/.test(film.title.en) &&
    SMALL_CATALOGUE.filter(({ title }) => title.en === film.title.en).length === 1,
);

/** Clips of the first films, with distinct contents. @returns their paths */
function clipsOf(program: Program, count: number): Promise<string[]> {
  return program.clips(...FILMS.slice(0, count).map(({ title, year }) => `${title.en} (${year}).mp4`));
}

async function importClip(program: Program): Promise<string> {
  const [path = ""] = await clipsOf(program, 1);
  await program.ask("/api/files", "POST", { paths: [path] });
  return path;
}

async function fileNamed(program: Program, name: string) {
  const { items } = (await program.ask("/api/files?limit=100")).body;
  return items.find(({ path }: { path: string }) => path === name) ?? {};
}

test("one failure of TMDB, then nothing from Wikidata, leaves no file unmatched: a retry sends it at once", async () => {
  await using program = await startLoggedInProgram({ wikimediaFilms: [] });
  const paths = await clipsOf(program, FAILURES.length);
  for (const [index, [what, fail, code]] of FAILURES.entries()) {
    const name = paths[index] ?? "";
    fail(program.tmdb);
    await program.ask("/api/files", "POST", { paths: [name] });
    await expect.poll(async () => (await fileNamed(program, name)).error?.code, { message: what }).toBe(code);
    expect((await fileNamed(program, name)).state, what).toBe("identifying");

    program.tmdb.comeBack();
    await program.ask("/api/providers/retry", "POST");
    await expect.poll(async () => (await fileNamed(program, name)).state, { message: what }).toBe("matched");
    // Requests for details and images would otherwise receive the next failure.
    await program.settled();
  }
});

test("what could not be asked is asked again automatically, also after a restart", async () => {
  await using program = await startLoggedInProgram({ wikimediaFilms: [] });
  program.tmdb.sendNext(403, "text/html", PROXY_PAGE);
  const name = await importClip(program);
  await expect.poll(async () => (await fileNamed(program, name)).error?.code).toBe("provider_intercepted");

  await program.restart();
  program.passMs(120_000);
  await expect.poll(async () => (await fileNamed(program, name)).state).toBe("matched");
});

test("a proxy in front of TMDB stops no Wikipedia: the article comes, and TMDB's details when it is back", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.sendNext(403, "text/html", PROXY_PAGE);
  const name = await importClip(program);
  await expect.poll(async () => (await fileNamed(program, name)).state).toBe("matched");
  const { filmId } = await fileNamed(program, name);
  const film = async () => (await program.ask(`/api/films/${filmId}`)).body;
  await expect.poll(async () => (await film()).enrichment.wikipedia.state).toBe("done");
  expect((await film()).enrichment.tmdb.state).toBe("pending");

  await program.ask("/api/providers/retry", "POST");
  await expect.poll(async () => (await film()).enrichment.tmdb.state).toBe("done");
});

test("while Wikidata lags, films are identified without a key and searched for by hand", async () => {
  await using program = await startLoggedInProgram({ key: null });
  const name = await importClip(program);
  await expect.poll(async () => (await fileNamed(program, name)).state).toBe("matched");
  await program.settled();
  const maxlags = program.wikimedia.requests.filter(({ parameters }) => parameters.maxlag !== undefined);
  expect(maxlags).toEqual([]);

  const { id, filmId } = await fileNamed(program, name);
  program.wikimedia.maxlagNext({ retryAfterSeconds: 60 });
  await program.ask("/api/films/refresh", "POST", { filmIds: [filmId], what: "details" });
  await expect.poll(() => program.wikimedia.requests.some(({ parameters }) => parameters.maxlag === "5")).toBe(true);
  const search = await program.ask(`/api/files/${id}/candidates?query=${encodeURIComponent(FILMS[1]!.title.en)}`);
  expect(search.status).toBe(200);
  expect(search.body.candidates[0]).toMatchObject({ title: FILMS[1]!.title.en });
});

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PublisherHost } from "../../standins/publisherHost.ts";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { zipOf } from "../../support/zip.ts";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";
import { madeFilms } from "../drift/madeFilms.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const SET = "ml-latest-small";
const ZIP = `${SET}.zip`;
const FILMS = 30;
const md5 = (bytes: Buffer) => createHash("md5").update(bytes).digest("hex");

let host: PublisherHost;
let program: Program;
/** Ids of the library's films; the community knows each by its number at TMDB. */
let films: readonly number[];

beforeAll(async () => {
  host = await new PublisherHost().start();
  program = await startLoggedInProgram({
    environment: { FILMOTHEQUE_MOVIELENS_URL: host.url, FILMOTHEQUE_MOVIETWEETINGS_URL: host.url },
  });
  films = madeFilms(program, FILMS);
  for (const film of films)
    program.engine.local.store.sql("UPDATE film SET tmdb_id = 9000000 + id WHERE id = :film").run({ film });
});
afterAll(async () => {
  await program?.[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  host.requests.length = 0;
  for (const { id, state } of (await program.ask("/api/communities")).body.items)
    if (state !== "available") await program.ask(`/api/communities/${id}`, "DELETE");
  const archive = movieLensZip();
  host.publish(ZIP, archive);
  host.publish(`${ZIP}.md5`, `MD5 (${ZIP}) = ${md5(archive)}\n`);
});

function tmdbIdOf(film: number): number {
  const row = program.engine.local.store
    .sql<{ id: number }>("SELECT tmdb_id AS id FROM film WHERE id = :film")
    .get({ film });
  return row?.id ?? 0;
}

/** A set in MovieLens' layout, whose film n is the library's nth. */
function movieLensZip({ padding = "" } = {}): Buffer {
  const ratings = madeRatings({ users: 45, films: FILMS }).map(
    (one) => `${one.user},${one.film},${one.value},${one.time}`,
  );
  const numbers = films.map((_, at) => at + 1);
  const files = {
    "ratings.csv": ["userId,movieId,rating,timestamp", ...ratings],
    "movies.csv": ["movieId,title,genres", ...numbers.map((film) => `${film},Film ${film} (1990),Drama`)],
    "links.csv": ["movieId,imdbId,tmdbId", ...films.map((film, at) => `${at + 1},,${tmdbIdOf(film)}`)],
    "README.txt": [padding],
  };
  return zipOf(
    Object.entries(files).map(([path, lines]) => ({ path: `${SET}/${path}`, bytes: Buffer.from(lines.join("\n")) })),
  );
}

async function stateOf(id = SET) {
  const { items } = (await program.ask("/api/communities")).body;
  return items.find((one: { id: string }) => one.id === id);
}

const download = (id = SET) => program.ask(`/api/communities/${id}/download`, "POST", { licenceAccepted: true });
const until = (state: string, id = SET) =>
  eventually(
    () => `${id} is ${state}`,
    async () => {
      const found = await stateOf(id);
      return found.state === state && found;
    },
  );
interface Suggested {
  readonly film: { readonly id: number };
}

const folderOf = (id = SET) => join(program.folder, "library", "communities", id);

test("a set is downloaded, checked against its publisher's MD5, read once, and not kept", async () => {
  expect(await stateOf()).toMatchObject({
    state: "available",
    licence: "grouplens",
    licenceUrl: expect.stringMatching(/^https:\/\/files\.grouplens\.org\//),
    citation: expect.stringContaining("Harper"),
    libraryFilms: null,
  });
  const refused = await program.ask(`/api/communities/${SET}/download`, "POST", { licenceAccepted: false });
  expect(refused.status).toBe(422);
  expect(host.requests).toEqual([]);
  expect((await download()).status).toBe(202);
  expect(await until("ready")).toMatchObject({
    checkedBy: "md5",
    people: 45,
    films: FILMS,
    libraryFilms: FILMS,
    error: null,
  });
  expect(readdirSync(folderOf())).toEqual([expect.stringMatching(/^vectors-\d+\.bin$/)]);
  expect((await program.ask("/api/communities/anything/download", "POST", { licenceAccepted: true })).status).toBe(404);
});

test("requests to publishers are listed with the others", async () => {
  await download();
  await until("ready");
  const { items } = (await program.ask("/api/outbound-requests")).body;
  expect(items).toContainEqual(
    expect.objectContaining({ host: new URL(host.url).host, reason: "community", bytes: expect.any(Number) }),
  );
});

test("lists follow what people like together, with reasons, and go back when the set is removed", async () => {
  const rated = [3, 6, 9, 12];
  for (const number of rated) await program.ask(`/api/films/${films[number - 1]}/rating`, "PUT", { value: 5 });
  const page = async () => (await program.ask("/api/me/recommendations?limit=30")).body.items as Suggested[];
  const before = await page();
  await download();
  await until("ready");
  // Of the kind that the person likes, and that the community likes together.
  const rankSum = (items: readonly Suggested[]) =>
    items.reduce((sum, { film }, rank) => sum + ((films.indexOf(film.id) + 1) % 3 === 0 ? rank : 0), 0);
  await eventually("films of the same kind rise", async () => rankSum(await page()) < rankSum(before));
  expect(JSON.stringify(await page())).toContain("because_you_liked");
  await program.ask(`/api/communities/${SET}`, "DELETE");
  expect(existsSync(folderOf())).toBe(false);
  expect((await stateOf()).state).toBe("available");
  const ids = (items: readonly Suggested[]) => items.map(({ film }) => film.id);
  await eventually(
    "the list is the former one",
    async () => JSON.stringify(ids(await page())) === JSON.stringify(ids(before)),
  );
});

test("a download that is cut off goes on after a restart, without its first bytes again", async () => {
  host.breakNext(ZIP, { kind: "silence", afterBytes: 1_000 });
  await download();
  await eventually("bytes are shown", async () => {
    const found = await stateOf();
    return found.state === "downloading" && found.receivedBytes === 1_000 && found.totalBytes > 1_000;
  });
  await program.restart();
  await program.logIn();
  expect((await until("ready")).checkedBy).toBe("md5");
  expect(host.requestsOf(ZIP).map(({ range }) => range)).toEqual([undefined, "bytes=1000-"]);
});

test("a lost connection is tried again after a pause, and says so", async () => {
  host.breakNext(ZIP, { kind: "status", status: 500 });
  await download();
  const waiting = await eventually("the failure is shown", async () => {
    const found = await stateOf();
    return found.error && found;
  });
  expect(waiting).toMatchObject({
    state: "queued",
    error: { code: "community_interrupted", detail: expect.stringContaining("127.0.0.1") },
    nextAttemptAt: expect.any(String),
  });
  await program.ask(`/api/jobs/${waiting.jobId}/retry`, "POST", {});
  await until("ready");
});

test("a busy publisher is given the time that it asks for, which costs no attempt", async () => {
  host.breakNext(ZIP, { kind: "status", status: 429, headers: { "retry-after": "600" } });
  const { jobId } = (await download()).body;
  await eventually("it waits", async () => (await stateOf()).error?.code === "community_busy");
  const job = (await program.ask(`/api/jobs/${jobId}`)).body;
  expect(job.attempts).toBe(0);
  expect(Date.parse(job.nextAttemptAt) - Date.parse(job.queuedAt)).toBeGreaterThan(590_000);
});

test("what arrives otherwise than published is deleted, and no vectors are made of it", async () => {
  host.publish(`${ZIP}.md5`, `${"0".repeat(32)}  ${ZIP}\n`);
  await download();
  const found = await eventually("the checksum is refused", async () => {
    const state = await stateOf();
    return state.error && state;
  });
  expect(found.error.code).toBe("community_checksum");
  expect(existsSync(join(folderOf(), ZIP))).toBe(false);
  host.publish(`${ZIP}.md5`, md5(host.files.get(ZIP)?.body ?? Buffer.alloc(0)));
  await program.ask(`/api/jobs/${found.jobId}/retry`, "POST", {});
  await until("ready");
});

test("without a published checksum the ZIP's own are what it is checked by, which is said", async () => {
  host.files.delete(`${ZIP}.md5`);
  await download();
  expect((await until("ready")).checkedBy).toBe("zip");
  await program.ask(`/api/communities/${SET}`, "DELETE");
  const damaged = Buffer.from(host.files.get(ZIP)?.body ?? []);
  damaged.fill(0, 200, 400);
  host.publish(ZIP, damaged);
  await download();
  expect((await until("failed")).error.code).toBe("ratings_source_damaged");
  expect(existsSync(join(folderOf(), ZIP))).toBe(false);
});

test("a set that is not there, or that leads elsewhere, is refused once and for all", async () => {
  host.files.delete(ZIP);
  await download();
  expect((await until("failed")).error.code).toBe("community_not_found");
  host.publish(ZIP, movieLensZip());
  host.breakNext(ZIP, { kind: "redirect", to: "http://127.0.0.2:9/elsewhere.zip" });
  await download();
  await eventually("it fails for another reason", async () => (await stateOf()).error?.code === "community_redirected");
});

test("a cancelled download keeps what it received, and goes on when it is asked for again", async () => {
  host.breakNext(ZIP, { kind: "silence", afterBytes: 1_000 });
  const { jobId } = (await download()).body;
  await eventually("bytes are there", async () => (await stateOf()).receivedBytes === 1_000);
  await program.ask(`/api/jobs/${jobId}`, "DELETE");
  expect((await until("cancelled")).receivedBytes).toBe(1_000);
  await download();
  await until("ready");
  expect(host.requestsOf(ZIP).at(-1)?.range).toBe("bytes=1000-");
});

test("a set that is downloaded again keeps its former vectors until the new ones are recorded", async () => {
  await download();
  await until("ready");
  const [former] = readdirSync(folderOf());
  const { store } = program.engine.local;
  // The disk, or a kill, keeps the new vectors from being recorded.
  store.database.exec(
    "CREATE TRIGGER refused BEFORE UPDATE OF ready_at ON community BEGIN SELECT raise(ABORT, 'not now'); END",
  );
  try {
    const { jobId } = (await download()).body;
    await eventually(
      "it could not be recorded",
      async () =>
        (await program.ask(`/api/jobs/${jobId}`)).body.attempts > 0 &&
        (await program.ask(`/api/jobs/${jobId}`)).body.state !== "running",
    );
    expect(readdirSync(folderOf())).toContain(former);
    expect(await stateOf()).toMatchObject({ libraryFilms: FILMS });
  } finally {
    store.database.exec("DROP TRIGGER refused");
  }
  await program.restart();
  await until("ready");
  await program.settled();
  expect(readdirSync(folderOf())).toEqual([expect.stringMatching(/^vectors-\d+\.bin$/)]);
  expect(readdirSync(folderOf())).not.toEqual([former]);
});

test("what a kill left behind is removed at the next start, and what can go on is not", async () => {
  await download();
  const ready = await until("ready");
  const [vectors] = readdirSync(folderOf());
  writeFileSync(join(folderOf(), "vectors-1.bin"), "before");
  writeFileSync(join(folderOf(), ZIP), "downloaded");
  mkdirSync(folderOf("movietweetings"), { recursive: true });
  writeFileSync(join(folderOf("movietweetings"), "vectors-2.bin"), "of a removed community");
  await program.restart();
  expect(readdirSync(folderOf())).toEqual([vectors]);
  expect(existsSync(folderOf("movietweetings"))).toBe(false);
  expect(await stateOf()).toMatchObject({ state: "ready", films: ready.films });
});

test("a set that is removed while it arrives leaves nothing behind", async () => {
  host.breakNext(ZIP, { kind: "silence", afterBytes: 1_000 });
  await download();
  await eventually("bytes are there", async () => (await stateOf()).receivedBytes === 1_000);
  await program.ask(`/api/communities/${SET}`, "DELETE");
  await eventually("its folder is gone", () => !existsSync(folderOf()));
  expect((await stateOf()).state).toBe("available");
});

test("with the internet switched off nothing is sent, and the download begins when it is on again", async () => {
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: false });
  await download();
  await eventually("it waits", async () => (await stateOf()).error?.code === "outside_requests_off");
  expect(host.requests).toEqual([]);
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: true });
  await until("ready");
});

test("a set on a scale of ten, named by IMDb's numbers and in two plain files, stands beside another", async () => {
  const imdbOf = (number: number) => 7_000_000 + number;
  films.forEach((film, at) => {
    program.engine.local.store
      .sql("UPDATE film SET imdb_id = :imdb WHERE id = :film")
      .run({ film, imdb: `tt${imdbOf(at + 1)}` });
  });
  const ratings = madeRatings({ users: 45, films: FILMS, seed: 2 });
  host.publish("movies.dat", films.map((_, at) => `${imdbOf(at + 1)}::Film ${at + 1} (1990)::Drama`).join("\n"));
  host.publish("ratings.dat", ratings.map((one) => `${one.user}::${imdbOf(one.film)}::${one.value * 2}::1`).join("\n"));
  await Promise.all([download(), download("movietweetings")]);
  expect(await until("ready", "movietweetings")).toMatchObject({ checkedBy: "length", libraryFilms: FILMS });
  expect(await until("ready")).toMatchObject({ libraryFilms: FILMS });
  expect(readdirSync(folderOf("movietweetings"))).toHaveLength(1);
});

test(
  "vectors that are gone, or are not the ones that were written, cost no list",
  async () => {
    await download();
    await until("ready");
    const [file = ""] = readdirSync(folderOf());
    writeFileSync(join(folderOf(), file), "damaged");
    await program.restart();
    await program.logIn();
    expect((await program.ask("/api/me/recommendations")).status).toBe(200);
    await program.ask(`/api/communities/${SET}`, "DELETE");
    mkdirSync(folderOf(), { recursive: true });
    expect((await program.ask("/api/me/recommendations")).status).toBe(200);
  },
  DEADLINES.testMs,
);

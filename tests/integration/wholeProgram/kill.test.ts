import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeManyClips, pseudoRandom } from "../../fixtures/clips.ts";
import {
  SMALL_CATALOGUE,
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "../../standins/index.ts";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { endHost, startHost } from "../../support/hostChild.ts";
import { environmentOf, OWNER, TMDB_KEY } from "./program.ts";

const HOST = resolve(import.meta.dirname, "../../../dist/main/server.js");
const COPIES = 3;
const KILLS = 9;
const JSON_TYPE = { "content-type": "application/json" };

/** What a library is made of; ids of rows may differ, for work is done in another order after a kill. */
const FACTS_OF_A_LIBRARY = [
  "SELECT path, state, size_bytes FROM file ORDER BY path",
  "SELECT tmdb_id, title, year, state, genres, completeness FROM film ORDER BY tmdb_id, title",
  "SELECT tmdb_id, field, origin, language, fact.value FROM fact JOIN film ON film.id = fact.film ORDER BY 1, 2, 3, 4",
  "SELECT tmdb_id, person.name, job, position FROM credit JOIN film ON film.id = credit.film JOIN person ON person.id = credit.person ORDER BY 1, 3, 4, 2",
  "SELECT tmdb_id, article.language, article.title FROM article JOIN film ON film.id = article.film ORDER BY 1, 2",
  "SELECT count(*), count(hash) FROM artwork",
  "SELECT count(*) FROM similar_film",
  "SELECT act, count(*) FROM journal GROUP BY act",
  "SELECT kind, state, count(*) FROM job GROUP BY 1, 2",
];

let folder: string;
let tmdb: TmdbStandIn;
let wikimedia: WikimediaStandIn;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-kill-"));
  [tmdb, wikimedia] = await Promise.all([startTmdbStandIn(), startWikimediaStandIn()]);
  const names = SMALL_CATALOGUE.flatMap(({ title, year }) =>
    Array.from({ length: COPIES }, (_, copy) => `${title.en.replaceAll("/", "-")} (${year}) v${copy}.mp4`),
  );
  for (const path of await makeManyClips(join(folder, "films"), names.length, { names })) {
    utimesSync(path, 1_700_000_000, 1_700_000_000);
  }
});

afterAll(async () => {
  await Promise.all([tmdb?.close(), wikimedia?.close()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test(
  "an import that is killed at nine random moments ends in the same library as one that is not",
  async () => {
    const whole = await importInto("whole", []);
    const random = pseudoRandom(1895);
    const killed = await importInto(
      "killed",
      Array.from({ length: KILLS }, () => 60 + random() * 600),
    );
    expect(whole[0]).toHaveLength(SMALL_CATALOGUE.length * COPIES);
    for (const [index, rows] of killed.entries())
      expect([FACTS_OF_A_LIBRARY[index], rows]).toEqual([FACTS_OF_A_LIBRARY[index], whole[index]]);
  },
  DEADLINES.longTestMs,
);

/** @param killsAfterMs moments after each start at which the process is killed */
async function importInto(name: string, killsAfterMs: readonly number[]): Promise<unknown[][]> {
  const library = join(folder, name);
  const environment = environmentOf(library, tmdb, wikimedia, TMDB_KEY);
  let host = await startHost(HOST, environment);
  const { sessionId } = (await (await post(host.url, "/api/setup", OWNER)).json()) as { sessionId: string };
  const drop = () => post(host.url, "/api/files", { paths: [join(folder, "films")] }, sessionId);

  // A drop that is cut off is no failure: it is made again after the start.
  const first = drop().catch(() => undefined);
  for (const afterMs of killsAfterMs) {
    await wait(afterMs);
    await endHost(host, "SIGKILL");
    host = await startHost(HOST, environment);
    // Crashes in a row pause the work, which waits for a person.
    await put(host.url, "/api/jobs/paused", { paused: false }, sessionId);
    await drop();
  }
  await first;
  await settled(host.url, sessionId);
  await endHost(host, "SIGTERM");

  const database = new BetterSqlite(join(library, "library.db"), { readonly: true });
  const rows = FACTS_OF_A_LIBRARY.map((query) => database.prepare(query).raw().all());
  database.close();
  return rows;
}

function post(url: string, path: string, body: object, sessionId?: string): Promise<Response> {
  return send("POST", url, path, body, sessionId);
}

function put(url: string, path: string, body: object, sessionId: string): Promise<Response> {
  return send("PUT", url, path, body, sessionId);
}

function send(method: string, url: string, path: string, body: object, sessionId?: string): Promise<Response> {
  const headers = { ...JSON_TYPE, ...(sessionId ? { authorization: `Bearer ${sessionId}` } : {}) };
  return fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
}

async function settled(url: string, sessionId: string): Promise<void> {
  await eventually(
    "the import is done",
    async () => {
      const answer = await fetch(`${url}/api/jobs/summary`, { headers: { authorization: `Bearer ${sessionId}` } });
      const { items } = (await answer.json()) as { items: { state: string }[] };
      return items.length > 0 && items.every(({ state }) => state === "done");
    },
    DEADLINES.testMs,
  );
}

import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine, type Engine, readConfig, type SystemBin } from "../../../src/engine.ts";
import type { SecretStore } from "../../../src/secrets/index.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import {
  type StandInOptions,
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";

export const OWNER = { userId: "ada", password: "nitrate and silver" };
export const TMDB_KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: Record<string, any>;
}

/** The whole program over stand-ins: real SQLite, real clips, real HTTP to TMDB and Wikimedia on loopback. */
export interface ProgramOptions {
  readonly key?: string | null;
  /** What TMDB knows; the small catalogue unless given. */
  readonly films?: StandInOptions["films"];
  /** What Wikidata and Wikipedia know; the films that TMDB knows unless given. */
  readonly wikimediaFilms?: StandInOptions["films"];
  /** On top of the stand-ins' addresses. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Asked at each start. Undefined: files in the data folder, as the web host has them. */
  readonly secrets?: (dataFolder: string) => SecretStore | undefined;
  /** Of the system; none unless given. */
  readonly bin?: SystemBin;
}

export async function startProgram({
  key = TMDB_KEY,
  environment = {},
  secrets,
  bin,
  films,
  wikimediaFilms = films,
}: ProgramOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-program-"));
  const tmdb = await startTmdbStandIn(films ? { films } : {});
  const wikimedia = await startWikimediaStandIn(wikimediaFilms ? { films: wikimediaFilms } : {});
  let now = 0;
  const clock = { now: () => Date.now() + now };
  const open = () =>
    createEngine(readConfig({ ...environmentOf(join(folder, "library"), tmdb, wikimedia, key), ...environment }), {
      clock,
      random: Math.random,
      ...(bin ? { bin } : {}),
      secrets: secrets?.(join(folder, "library")),
    });
  let engine: Engine = await open();
  let session = "";

  const ask = (path: string, method = "GET", body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    send(engine, path, {
      method,
      body,
      headers: { ...(session ? { authorization: `Bearer ${session}` } : {}), ...headers },
    });

  return {
    folder,
    tmdb,
    wikimedia,
    ask,
    get engine() {
      return engine;
    },
    get session() {
      return session;
    },
    /** Clips with these names, old enough to count as completely written. */
    async clips(...names: string[]): Promise<string[]> {
      const paths = await makeManyClips(join(folder, "films"), names.length, { names });
      for (const path of paths) utimesSync(path, 1_700_000_000, 1_700_000_000);
      return paths;
    },
    async logIn(): Promise<void> {
      const isNew = (await ask("/api/setup")).body.needed === true;
      const login = await ask(isNew ? "/api/setup" : "/api/sessions", "POST", OWNER);
      session = login.body.sessionId;
    },
    useSession(id: string): void {
      session = id;
    },
    /** Lets this much time pass for the program. */
    passMs(milliseconds: number): void {
      now += milliseconds;
    },
    /** Until nothing moves by itself within the next seconds. */
    async settled(): Promise<void> {
      await eventually(
        () => `the jobs are done: ${JSON.stringify(engine.local.jobs.counts())}`,
        () => engine.local.jobs.pendingCount(4_000) === 0,
      );
    },
    async restart(): Promise<void> {
      await engine.stop();
      engine = await open();
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await engine.stop();
      await Promise.all([tmdb.close(), wikimedia.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks the engine what a browser would, without a socket in between. */
async function send(
  engine: Engine,
  path: string,
  {
    method,
    body,
    headers,
  }: { readonly method: string; readonly body: unknown; readonly headers: Record<string, string> },
): Promise<Answer> {
  const isText = typeof body === "string" || body instanceof Uint8Array;
  const request = new Request(`http://127.0.0.1:4780${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
  });
  const response = await engine.fetch(request, { address: "127.0.0.1" });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
}

export type Program = Awaited<ReturnType<typeof startProgram>>;

export async function startLoggedInProgram(options: ProgramOptions = {}): Promise<Program> {
  const program = await startProgram(options);
  await program.logIn();
  return program;
}

export function environmentOf(dataFolder: string, tmdb: TmdbStandIn, wikimedia: WikimediaStandIn, key: string | null) {
  return {
    FILMOTHEQUE_DATA: dataFolder,
    FILMOTHEQUE_PORT: "0",
    FILMOTHEQUE_LANGUAGE: "en",
    FILMOTHEQUE_LOG: "debug",
    // How fast this machine writes is no subject of a test.
    FILMOTHEQUE_SLOW_WRITE_MS: "3600000",
    FILMOTHEQUE_TMDB_URL: tmdb.url,
    FILMOTHEQUE_TMDB_IMAGE_URL: tmdb.imageUrl,
    FILMOTHEQUE_WIKIDATA_URL: wikimedia.wikidataUrl,
    FILMOTHEQUE_WIKIPEDIA_URL: wikimedia.wikipediaUrl,
    ...(key ? { TMDB_API_KEY: key } : {}),
  };
}

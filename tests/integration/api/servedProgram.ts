import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { type ClientRequest, request } from "node:http";
import { join } from "node:path";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { openWebHost } from "../../../src/server/webHost.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { environmentOf, OWNER, TMDB_KEY } from "../wholeProgram/program.ts";

export const MEMBER = { userId: "grace", password: "a moth in the relay" };
export const OTHER = { userId: "hedy", password: "frequency hopping piano" };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: Record<string, any>;
}

export interface Asked {
  readonly method?: string;
  /** A session's id. */
  readonly as?: string | undefined;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: object | string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole program as a browser meets it: real HTTP on loopback, a page, stand-ins behind it. Nobody has an account yet. */
export async function startServedProgram({ idleTimeoutMs }: { readonly idleTimeoutMs?: number } = {}) {
  const folder = temporaryFolder("surface");
  const dataFolder = join(folder, "library");
  const pageFolder = join(folder, "page");
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, "index.html"), "<!doctype html><title>The page</title>");
  const tmdb = await startTmdbStandIn();
  const wikimedia = await startWikimediaStandIn();
  const config = readConfig(environmentOf(dataFolder, tmdb, wikimedia, TMDB_KEY));
  let engine: Engine | undefined;
  const host = await openWebHost(
    async (names) => {
      engine = await createEngine({ ...config, ...names, pageFolder });
      return engine;
    },
    config,
    idleTimeoutMs === undefined ? {} : { idleTimeoutMs },
  );

  /** Sends what a well-behaved client would not: the path as it is written, and any header. */
  function open(path: string, { method = "GET", as, headers = {} }: Asked = {}): ClientRequest {
    return request({
      host: "127.0.0.1",
      port: host.port,
      path,
      method,
      agent: false,
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        "content-type": "application/json",
        ...headers,
      },
    });
  }

  const ask = (path: string, asked: Asked = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asking = open(path, asked);
      asking.on("error", reject);
      asking.on("response", (response) => {
        const { statusCode: status = 0, headers } = response;
        const type = headers["content-type"] ?? "";
        // An event stream has begun: that is its answer.
        if (type.startsWith("text/event-stream")) {
          response.destroy();
          resolve({ status, headers, body: {} });
          return;
        }
        const pieces: Buffer[] = [];
        response.on("data", (piece) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          resolve({ status, headers, body: type.includes("json") ? JSON.parse(text) : { text } });
        });
      });
      const bytes = bytesOf(asked.body);
      // Node sends none by itself with some methods: what follows would pass for another request.
      if (bytes) asking.setHeader("content-length", bytes.byteLength);
      asking.end(bytes);
    });

  async function logIn(user: { readonly userId: string; readonly password: string }): Promise<string> {
    return (await ask("/api/sessions", { method: "POST", body: user })).body.sessionId;
  }

  return {
    folder,
    dataFolder,
    tmdb,
    host,
    open,
    ask,
    logIn,
    get engine(): Engine {
      return engine!; // the host is open, so it is there
    },
    /** The owner and two members, each with a session. */
    async household() {
      const owner: string = (await ask("/api/setup", { method: "POST", body: OWNER })).body.sessionId;
      for (const body of [MEMBER, OTHER]) await ask("/api/users", { method: "POST", as: owner, body });
      return { owner, member: await logIn(MEMBER), other: await logIn(OTHER) };
    },
    /** Clips under these names, old enough that nobody waits for them to stand still. */
    async clips(...names: string[]): Promise<string[]> {
      const paths = await makeManyClips(join(folder, "films"), names.length, { names });
      for (const path of paths) utimesSync(path, 1_700_000_000, 1_700_000_000);
      return paths;
    },
    /** Until nothing moves by itself within the next seconds. */
    async settled(): Promise<void> {
      await eventually(
        () => `the jobs are done: ${JSON.stringify(engine!.local.jobs.counts())}`,
        () => engine!.local.jobs.pendingCount(4_000) === 0,
      );
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await host.stop();
      await Promise.all([tmdb.close(), wikimedia.close()]);
    },
  };
}

function bytesOf(body: Asked["body"]): Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

export type ServedProgram = Awaited<ReturnType<typeof startServedProgram>>;

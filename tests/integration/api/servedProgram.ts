import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { openWebHost } from "../../../src/server/webHost.ts";
import { makeManyClips } from "../../fixtures/clips.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { environmentOf, OWNER, TMDB_KEY } from "../wholeProgram/program.ts";
import { createRawClient } from "./rawClient.ts";

export const MEMBER = { userId: "grace", password: "a moth in the relay" };
export const OTHER = { userId: "hedy", password: "frequency hopping piano" };

export interface ServedProgramOptions {
  readonly idleTimeoutMs?: number;
  readonly uploadLimitBytes?: number;
  readonly trustedProxies?: readonly string[];
  readonly publicUrl?: string;
  readonly clock?: { now(): number };
  /** On another disk, for instance. */
  readonly libraryFolder?: string;
}

/** The whole program as a browser sees it: real HTTP on loopback, a page, stand-ins behind it. No account exists. */
export async function startServedProgram({
  idleTimeoutMs,
  clock,
  libraryFolder,
  ...limits
}: ServedProgramOptions = {}) {
  const folder = temporaryFolder("surface");
  const dataFolder = libraryFolder ?? join(folder, "library");
  const pageFolder = join(folder, "page");
  mkdirSync(pageFolder);
  writeFileSync(join(pageFolder, "index.html"), "<!doctype html><title>The page</title>");
  const tmdb = await startTmdbStandIn();
  const wikimedia = await startWikimediaStandIn();
  const config = { ...readConfig(environmentOf(dataFolder, tmdb, wikimedia, TMDB_KEY)), ...limits };
  let engine: Engine | undefined;
  const host = await openWebHost(
    async (names) => {
      engine = await createEngine({ ...config, ...names, pageFolder }, clock && { clock, random: Math.random });
      // A program behind a proxy does not start without an account.
      if (limits.publicUrl) await setUpOwner(engine, names.allowedHosts[0] ?? "");
      return engine;
    },
    config,
    idleTimeoutMs === undefined ? {} : { idleTimeoutMs },
  );

  const { open, ask } = createRawClient(host.port);

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
      const isSetUp = limits.publicUrl !== undefined;
      const owner: string = isSetUp
        ? await logIn(OWNER)
        : (await ask("/api/setup", { method: "POST", body: OWNER })).body.sessionId;
      for (const body of [MEMBER, OTHER]) await ask("/api/users", { method: "POST", as: owner, body });
      return { owner, member: await logIn(MEMBER), other: await logIn(OTHER) };
    },
    /** Clips with these names, old enough to count as completely written. */
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

async function setUpOwner(engine: Engine, host: string): Promise<void> {
  const headers = { "content-type": "application/json", host };
  const asked = new Request(`http://${host}/api/setup`, { method: "POST", headers, body: JSON.stringify(OWNER) });
  if (!(await engine.fetch(asked)).ok) throw new Error("no owner was created");
}

export type ServedProgram = Awaited<ReturnType<typeof startServedProgram>>;

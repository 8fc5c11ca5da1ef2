import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freeBox, makeClip, makeManyClips } from "../../fixtures/clips.ts";
import { environmentOf, OWNER, TMDB_KEY } from "../../integration/wholeProgram/program.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../../standins/index.ts";
import { copyBuild } from "./windowsBuild.ts";
import { fromWindows, type WindowsMachine } from "./windowsMachine.ts";

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: Record<string, any>;
}

const INSIDE = join(import.meta.dirname, "inside");
const LOG = "C:\\log.txt";
const STOP = "C:\\stop";

/** The engine's own build, as a Windows program, with providers that answer over loopback. */
export async function startWindowsEngine(machine: WindowsMachine) {
  const server = await copyBuild(join(machine.programs, "dist/main"));
  const tmdb = await startTmdbStandIn();
  const wikimedia = await startWikimediaStandIn();
  let child: ChildProcess;
  let url = "";
  let session = "";
  let count = 0;

  async function start(): Promise<void> {
    rmSync(machine.outside(STOP), { force: true });
    writeFileSync(machine.outside(LOG), "");
    const environment = environmentOf("C:\\library", tmdb, wikimedia, TMDB_KEY);
    child = machine.run([fromWindows(join(INSIDE, "runServer.mjs")), fromWindows(server), LOG, STOP], environment);
    do {
      await wait(100);
      url = /listening on (\S+)/.exec(said())?.[1] ?? "";
    } while (url === "");
    await machine.startDesktop();
  }

  function said(): string {
    if (child.exitCode !== null) throw new Error(`the engine ended: ${readFileSync(machine.outside(LOG), "utf8")}`);
    return readFileSync(machine.outside(LOG), "utf8");
  }

  async function ask(path: string, method = "GET", body?: object): Promise<Answer> {
    const headers = { "content-type": "application/json", ...(session ? { authorization: `Bearer ${session}` } : {}) };
    const response = await fetch(url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : { text } };
  }

  async function end(how: () => void): Promise<void> {
    const ended = once(child, "exit");
    how();
    await ended;
  }

  await start();
  return {
    machine,
    ask,
    async logIn(): Promise<void> {
      const isNew = (await ask("/api/setup")).body.needed === true;
      session = (await ask(isNew ? "/api/setup" : "/api/sessions", "POST", OWNER)).body.sessionId;
    },
    /** Clips at these paths of the machine, old enough that nobody waits for them to stand still. */
    async clips(folder: string, ...names: string[]): Promise<string[]> {
      const outside = machine.outside(folder);
      mkdirSync(dirname(outside), { recursive: true });
      const made = await makeManyClips(outside, names.length, { names });
      for (const path of made) {
        // Each is a film of its own, also among those of other calls.
        appendFileSync(path, freeBox(count++));
        utimesSync(path, 1_700_000_000, 1_700_000_000);
      }
      return names.map((name) => `${folder}\\${name.replaceAll("/", "\\")}`);
    },
    /** Of other content and length than the others. */
    async longerClip(path: string): Promise<void> {
      await makeClip(machine.outside(path), { seconds: 2 });
      utimesSync(machine.outside(path), 1_700_000_001, 1_700_000_001);
    },
    sizeOf: (path: string): number => statSync(machine.outside(path)).size,
    async stop(): Promise<void> {
      await end(() => writeFileSync(machine.outside(STOP), ""));
    },
    /** Ends without a word, as when the power fails. */
    async kill(): Promise<void> {
      await end(() => child.kill("SIGKILL"));
    },
    start,
    /** Holds a file as a program does that shares it with nobody. @returns lets go of it */
    async holdOpen(path: string): Promise<() => Promise<void>> {
      const [ready, release] = [`${path}.ready`, `${path}.release`];
      const holder = machine.run([fromWindows(join(INSIDE, "holdOpen.mjs")), path, ready, release]);
      const ended = once(holder, "exit");
      while (!existsSync(machine.outside(ready))) {
        if (holder.exitCode !== null) throw new Error(`the file could not be held open: ${path}`);
        await wait(50);
      }
      return async () => {
        writeFileSync(machine.outside(release), "");
        await ended;
      };
    },
    async close(): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) await end(() => child.kill("SIGKILL"));
      await Promise.all([tmdb.close(), wikimedia.close()]);
    },
  };
}

export type WindowsEngine = Awaited<ReturnType<typeof startWindowsEngine>>;

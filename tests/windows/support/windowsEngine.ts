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
import {
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "../../standins/index.ts";
import { copyBuild } from "./windowsBuild.ts";
import { fromWindows, type WindowsMachine } from "./windowsMachine.ts";

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: Record<string, any>;
}

interface WindowsEngineParts {
  readonly machine: WindowsMachine;
  /** The built server, below the machine's programs. */
  readonly server: string;
  readonly tmdb: TmdbStandIn;
  readonly wikimedia: WikimediaStandIn;
}

const INSIDE = join(import.meta.dirname, "inside");
const LOG = "C:\\log.txt";
const STOP = "C:\\stop";

/** The engine's own build, as a Windows program, with providers that answer over loopback. */
export async function startWindowsEngine(machine: WindowsMachine): Promise<WindowsEngine> {
  const engine = new WindowsEngine({
    machine,
    server: await copyBuild(join(machine.programs, "dist/main")),
    tmdb: await startTmdbStandIn(),
    wikimedia: await startWikimediaStandIn(),
  });
  await engine.start();
  return engine;
}

export class WindowsEngine {
  readonly machine: WindowsMachine;
  readonly #parts: WindowsEngineParts;
  #child: ChildProcess | undefined;
  #url = "";
  #session = "";
  #clips = 0;

  constructor(parts: WindowsEngineParts) {
    this.machine = parts.machine;
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { machine, server, tmdb, wikimedia } = this.#parts;
    rmSync(machine.outside(STOP), { force: true });
    writeFileSync(machine.outside(LOG), "");
    const environment = environmentOf("C:\\library", tmdb, wikimedia, TMDB_KEY);
    const script = fromWindows(join(INSIDE, "runServer.mjs"));
    const child = machine.run([script, fromWindows(server), LOG, STOP], environment);
    this.#child = child;
    do {
      await wait(100);
      this.#url = /listening on (\S+)/.exec(this.#log(child))?.[1] ?? "";
    } while (this.#url === "");
    await machine.startDesktop();
  }

  async stop(): Promise<void> {
    await this.#end(() => writeFileSync(this.machine.outside(STOP), ""));
  }

  /** Ends abruptly, as in a power cut. */
  async kill(): Promise<void> {
    await this.#end((child) => child.kill("SIGKILL"));
  }

  async close(): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
    await Promise.all([this.#parts.tmdb.close(), this.#parts.wikimedia.close()]);
  }

  async ask(path: string, method = "GET", body?: object): Promise<Answer> {
    const headers = {
      "content-type": "application/json",
      ...(this.#session ? { authorization: `Bearer ${this.#session}` } : {}),
    };
    const response = await fetch(this.#url + path, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : { text } };
  }

  async logIn(): Promise<void> {
    const isNew = (await this.ask("/api/setup")).body.needed === true;
    this.#session = (await this.ask(isNew ? "/api/setup" : "/api/sessions", "POST", OWNER)).body.sessionId;
  }

  /** Clips at these paths of the machine, old enough to count as completely written. */
  async clips(folder: string, ...names: string[]): Promise<string[]> {
    const outside = this.machine.outside(folder);
    mkdirSync(dirname(outside), { recursive: true });
    const made = await makeManyClips(outside, names.length, { names });
    for (const path of made) {
      // Each is a different film, also among those of other calls.
      appendFileSync(path, freeBox(this.#clips++));
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    }
    return names.map((name) => `${folder}\\${name.replaceAll("/", "\\")}`);
  }

  /** Of other content and length than the others. */
  async longerClip(path: string): Promise<void> {
    await makeClip(this.machine.outside(path), { seconds: 2 });
    utimesSync(this.machine.outside(path), 1_700_000_001, 1_700_000_001);
  }

  sizeOf(path: string): number {
    return statSync(this.machine.outside(path)).size;
  }

  /** Holds a file open without sharing it with other programs. @returns closes it */
  async holdOpen(path: string): Promise<() => Promise<void>> {
    const { machine } = this;
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
  }

  /** What the engine has printed. @throws Error where it has ended */
  #log(child: ChildProcess): string {
    const text = readFileSync(this.machine.outside(LOG), "utf8");
    if (child.exitCode !== null) throw new Error(`the engine ended: ${text}`);
    return text;
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error("the engine was not started");
    const ended = once(child, "exit");
    how(child);
    await ended;
  }
}

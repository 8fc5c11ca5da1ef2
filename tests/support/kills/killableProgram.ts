import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { DEADLINES } from "../deadlines.ts";
import { hasJobs } from "./crashedLibrary.ts";
import { type KillPlan, nobodyDies } from "./killPlan.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const JSON_TYPE = { "content-type": "application/json" };

/** The program was killed on purpose while something was asked of it: whether that was done is not known. */
export class Killed extends Error {
  override readonly name = "Killed";
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: any;
}

export interface Question {
  readonly method?: string;
  readonly body?: object | string | Uint8Array;
  readonly session?: string;
  /** Only reads: a kill during nothing else hit an idle program. */
  readonly isOnlyLooking?: boolean;
}

export interface Kill {
  readonly wasAtWork: boolean;
}

/** The real web host, and the command line, on one data folder; each process may die at the moment the plan says. */
export class KillableProgram {
  plan: KillPlan = nobodyDies;
  readonly kills: Kill[] = [];
  /** How long each process was in use. */
  readonly lifetimesMs: number[] = [];
  readonly dataFolder: string;
  readonly environment: () => NodeJS.ProcessEnv;
  starts = 0;
  /** Its output each time it ended without having been asked to. */
  readonly deaths: string[] = [];
  #host: readonly string[] = [join(ROOT, "dist/main/server.js")];
  #more: NodeJS.ProcessEnv = {};
  #child: ChildProcess | null = null;
  #url: string | null = null;
  #errors = "";
  #isKilled = false;
  #isStopping = false;
  #requests = 0;
  #arm: (() => void) | null = null;
  #usedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, environment: () => NodeJS.ProcessEnv) {
    this.dataFolder = dataFolder;
    this.environment = environment;
  }

  get isRunning(): boolean {
    return this.#url !== null;
  }

  /** How long the process that runs has been in use. */
  get usedMs(): number {
    return this.#usedAt > 0 ? performance.now() - this.#usedAt : 0;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Another host than the built one. */
  runs(host: readonly string[], environment: NodeJS.ProcessEnv): void {
    this.#host = host;
    this.#more = environment;
  }

  /** @throws Killed, or the program's output where it did not start */
  async start(): Promise<void> {
    const child = this.#spawn(this.#host);
    this.starts += 1;
    for await (const chunk of child.stdout!) {
      const url = /listening on (\S+)/.exec(String(chunk))?.[1];
      if (!url) continue;
      this.#url = url;
      // What it says later is let go of: a full pipe would hold the program up.
      child.stdout!.on("data", () => undefined);
      return;
    }
    await this.#ended(child);
  }

  /** From here on the process may die, where the plan did not say "while it starts". */
  use(): void {
    this.#usedAt = performance.now();
    this.#arm?.();
    this.#arm = null;
  }

  /** Runs a command of the command line to its end. @throws Killed */
  async command(...words: readonly string[]): Promise<string> {
    const child = this.#spawn([join(ROOT, "dist/main/cli.js"), "--data", this.dataFolder, ...words]);
    this.#requests += 1;
    this.use();
    let said = "";
    child.stdout!.on("data", (chunk) => {
      said += String(chunk);
    });
    try {
      const [status] = (await once(child, "close")) as [number | null];
      clearTimeout(this.#timer);
      if (this.#isKilled) throw new Killed("the command was killed");
      if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}: ${this.#errors.slice(-2_000)}`);
      return said;
    } finally {
      this.#requests -= 1;
      this.#forget();
    }
  }

  /** @throws Killed */
  async ask(path: string, { method = "GET", body, session, isOnlyLooking = false }: Question = {}): Promise<Answer> {
    const child = this.#child;
    if (!this.#url) throw new Killed("the program does not run");
    const isText = typeof body === "string" || body instanceof Uint8Array;
    if (!isOnlyLooking) this.#requests += 1;
    try {
      const response = await fetch(`${this.#url}${path}`, {
        method,
        headers: { ...JSON_TYPE, ...(session ? { authorization: `Bearer ${session}` } : {}) },
        ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINES.conditionMs),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      return { status: response.status, body: isJson ? JSON.parse(text) : { text } };
    } catch (error) {
      if (child === null || child !== this.#child || this.#isKilled || this.#isStopping || (await diesSoon(child)))
        return this.#ended(child, error);
      throw error;
    } finally {
      if (!isOnlyLooking) this.#requests -= 1;
    }
  }

  /** Kills it now, regardless of the plan. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#kill(child);
    await ended(child);
    this.#forget();
  }

  /** Cancels the kill that was planned for the running process. */
  spare(): void {
    clearTimeout(this.#timer);
    this.#arm = null;
  }

  /** Asks it to end, as a system that shuts down does. @throws Killed */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#isStopping = true;
    child.kill("SIGTERM");
    await ended(child);
    if (this.#isKilled) await this.#ended(child);
    this.#forget();
    if (child.exitCode !== 0) throw new Error(`it did not end well (${child.exitCode}): ${this.#errors.slice(-2_000)}`);
  }

  #spawn(words: readonly string[]): ChildProcess {
    this.#isKilled = false;
    this.#isStopping = false;
    this.#errors = "";
    const child = spawn(process.execPath, [...words], {
      env: { ...process.env, ...this.environment(), ...this.#more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr!.on("data", (chunk) => {
      this.#errors += String(chunk);
    });
    child.once("exit", (code, signal) => this.#noteDeath(child, signal ?? code));
    this.#child = child;
    const moment = this.plan.next();
    const arm = () => {
      this.#timer = setTimeout(() => this.#kill(child), moment?.afterMs ?? 0);
    };
    if (moment?.from === "start") arm();
    this.#arm = moment?.from === "use" ? arm : null;
    return child;
  }

  #kill(child: ChildProcess): void {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const isStarting = this.#url === null;
    const isAsked = this.#requests > 0;
    this.#isKilled = true;
    child.kill("SIGKILL");
    this.plan.onKill();
    this.kills.push({ wasAtWork: isStarting || isAsked || hasJobs(this.dataFolder) });
  }

  /** @throws Killed where that was the plan, else what the program said before it ended */
  async #ended(child: ChildProcess | null, cause?: unknown): Promise<never> {
    if (child) await ended(child);
    // Of a process that another one followed meanwhile, it is noted elsewhere how it ended.
    const isExpected = this.#isKilled || this.#isStopping || child !== this.#child;
    if (child === this.#child) this.#forget();
    if (isExpected) throw new Killed("the program was killed", { cause });
    const how = child?.signalCode ?? child?.exitCode;
    throw new Error(`the program ended by itself (${how}): ${this.#errors.slice(-4_000)}`, { cause });
  }

  #noteDeath(child: ChildProcess, how: string | number | null): void {
    if (child !== this.#child || this.#isKilled || this.#isStopping || this.#url === null) return;
    this.deaths.push(`it ended by itself (${how}): ${this.#errors.slice(-4_000)}`);
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    if (this.#usedAt > 0) this.lifetimesMs.push(performance.now() - this.#usedAt);
    this.#usedAt = 0;
    this.#child = null;
    this.#url = null;
    this.#arm = null;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await once(child, "exit");
}

/** A connection breaks a moment before the system tells of the end of its process. */
async function diesSoon(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const { promise, resolve: done } = Promise.withResolvers<boolean>();
  const patience = setTimeout(() => done(false), 500);
  child.once("exit", () => done(true));
  return promise.finally(() => clearTimeout(patience));
}

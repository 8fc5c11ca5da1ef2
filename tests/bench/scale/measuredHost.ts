import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unreachableServices } from "../benchLibrary.ts";
import { stop } from "../hostProcess.ts";
import type { ProbeReading, ProbeRequest } from "./probe.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The program as shipped, and its sources, with which collections can be named by file and line. */
export const BUILT_PROGRAM = join(ROOT, "dist/main/server.js");
export const PROGRAM_SOURCES = join(ROOT, "src/server/main.ts");

/** As in Containerfile and filmotheque.service. */
export const SERVER_ENVIRONMENT = {
  MALLOC_ARENA_MAX: "2",
  NODE_OPTIONS: "--max-semi-space-size=4 --max-old-space-size=768",
} as const;

/** Memory of the whole process, including threads, megabytes. */
export interface Memory {
  /** Resident set, including pages of the database that are mapped from the system's cache. */
  readonly resident: number;
  /** Private memory only. */
  readonly private: number;
}

/** The web host in its own process, with the probe in it. */
export interface MeasuredHost {
  readonly url: string;
  /** From the start of the process to its first answer, milliseconds. */
  readonly startMs: number;
  /** @returns what was measured since the last call */
  read(): Promise<ProbeReading>;
  /** The same after a garbage collection. */
  readCollected(): Promise<ProbeReading>;
  memory(): Memory;
  stop(): Promise<void>;
}

export interface MeasuredHostOptions {
  readonly program?: string;
  /** Added to the environment of a program whose services are all unreachable. */
  readonly environment?: NodeJS.ProcessEnv;
}

export async function startMeasuredHost(
  folder: string,
  { program = BUILT_PROGRAM, environment = {} }: MeasuredHostOptions = {},
): Promise<MeasuredHost> {
  const startedAt = performance.now();
  const probe = join(import.meta.dirname, "probe.ts");
  const child = spawn(process.execPath, ["--expose-gc", "--import", probe, program], {
    env: { ...process.env, ...SERVER_ENVIRONMENT, ...unreachableServices(folder), ...environment },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const url = await listeningUrl(child);
  await fetch(`${url}/api/health`).then((answer) => answer.arrayBuffer());
  const startMs = performance.now() - startedAt;

  async function ask(request: ProbeRequest): Promise<ProbeReading> {
    child.send(request);
    const [reading] = (await once(child, "message")) as [ProbeReading];
    return reading;
  }

  return {
    url,
    startMs,
    read: () => ask("read"),
    readCollected: () => ask("collect"),
    memory: () => memoryOf(child),
    stop: () => stop(child),
  };
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout!) {
    const url = /listening on (\S+)/.exec(String(chunk))?.[1];
    if (url) return url;
  }
  throw new Error("the host did not start");
}

function memoryOf({ pid }: ChildProcess): Memory {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN);
  return { resident: kilobytes("VmRSS") / 1000, private: (kilobytes("RssAnon") + kilobytes("RssShmem")) / 1000 };
}

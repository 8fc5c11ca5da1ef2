import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { unreachableServices } from "../benchLibrary.ts";
import { stop } from "../hostProcess.ts";
import type { ProbeReading } from "./probe.ts";
import { PASSWORD } from "./scaleLibrary.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The web host in its own process, with the probe in it. */
export interface MeasuredHost {
  readonly url: string;
  /** From the start of the process to the first answer of a route that reads the library, milliseconds. */
  readonly startMs: number;
  /** @returns what was measured since the last call */
  read(): Promise<ProbeReading>;
  /** Collects garbage, so that the next reading shows what is really held. */
  collect(): void;
  stop(): Promise<void>;
}

/** @param environment beyond that of a program whose services are all out of reach */
export async function startMeasuredHost(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<MeasuredHost> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--import", join(import.meta.dirname, "probe.ts"), join(ROOT, "dist/main/server.js")],
    {
      env: { ...process.env, ...unreachableServices(folder), ...environment },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    },
  );
  const url = await listeningUrl(child);
  await fetch(`${url}/api/health`).then((answer) => answer.arrayBuffer());
  const startMs = performance.now() - startedAt;
  return {
    url,
    startMs,
    async read() {
      child.send("read");
      const [reading] = (await once(child, "message")) as [ProbeReading];
      return reading;
    },
    collect: () => void child.send("collect"),
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

/** A person's requests; answers are read to their end. */
export interface Visitor {
  /** @returns status and body */
  ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }>;
}

export async function logInAs(url: string, userId: string): Promise<Visitor> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ userId, password: PASSWORD }),
  });
  const { sessionId } = (await answer.json()) as { sessionId?: string };
  if (!sessionId) throw new Error(`${userId} could not log in: ${answer.status}`);
  return {
    async ask(method, path, body) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${sessionId}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    },
  };
}

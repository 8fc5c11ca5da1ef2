import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { aProgram, environmentOf, OWNER, TMDB_KEY } from "./program.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

test("after three crashes in a row work is paused and says so, until somebody resumes it", async () => {
  await using program = await aProgram();
  await program.engine.stop();
  const folder = join(program.folder, "crashing");
  const environment = environmentOf(folder, program.tmdb, program.wikimedia, TMDB_KEY);
  for (let crash = 1; crash <= 3; crash += 1) {
    const { child, url } = await start(environment);
    if (crash === 1) await ask(url, "/api/setup", "POST", OWNER);
    await end(child, "SIGKILL");
  }

  const { child, url } = await start(environment);
  const { sessionId } = await ask(url, "/api/sessions", "POST", OWNER);
  const summary = () => ask(url, "/api/jobs/summary", "GET", undefined, sessionId);
  expect(await summary()).toMatchObject({ paused: true, reason: { code: "paused_after_crashes" } });
  expect((await summary()).reason.detail).toContain("3 times");
  await ask(url, "/api/jobs/paused", "PUT", { paused: false }, sessionId);
  expect(await summary()).toMatchObject({ paused: false, reason: null });
  await end(child, "SIGTERM");

  const calm = await start(environment);
  const again = await ask(calm.url, "/api/jobs/summary", "GET", undefined, sessionId);
  expect(again).toMatchObject({ paused: false, reason: null });
  await end(calm.child, "SIGTERM");
});

async function start(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(ROOT, "src/server/main.ts")], {
    env: { ...process.env, ...environment, FILMOTHEQUE_LOG: "error" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const chunk of child.stdout!) {
    const url = /listening on (\S+)/.exec(String(chunk))?.[1];
    if (url) return { child, url };
  }
  throw new Error("the host did not start");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await ended;
}

// biome-ignore lint/suspicious/noExplicitAny: answers whose shape the contract proves elsewhere
async function ask(url: string, path: string, method: string, body?: object, sessionId?: string): Promise<any> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...(sessionId ? { authorization: `Bearer ${sessionId}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

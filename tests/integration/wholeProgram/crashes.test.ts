import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { endHost, startHost } from "../../support/hostChild.ts";
import { environmentOf, OWNER, startProgram, TMDB_KEY } from "./program.ts";

const HOST = resolve(import.meta.dirname, "../../../src/server/main.ts");

test("after three crashes in a row work is paused and says so, until a user resumes it", async () => {
  await using program = await startProgram();
  await program.engine.stop();
  const folder = join(program.folder, "crashing");
  const environment = environmentOf(folder, program.tmdb, program.wikimedia, TMDB_KEY);
  for (let crash = 1; crash <= 3; crash += 1) {
    const host = await startHost(HOST, environment);
    if (crash === 1) await ask(host.url, "/api/setup", "POST", OWNER);
    await endHost(host, "SIGKILL");
  }

  const paused = await startHost(HOST, environment);
  const { url } = paused;
  const { sessionId } = await ask(url, "/api/sessions", "POST", OWNER);
  const summary = () => ask(url, "/api/jobs/summary", "GET", undefined, sessionId);
  expect(await summary()).toMatchObject({ paused: true, reason: { code: "paused_after_crashes" } });
  expect((await summary()).reason.detail).toContain("3 times");
  await ask(url, "/api/jobs/paused", "PUT", { paused: false }, sessionId);
  expect(await summary()).toMatchObject({ paused: false, reason: null });
  await endHost(paused, "SIGTERM");

  const calm = await startHost(HOST, environment);
  const again = await ask(calm.url, "/api/jobs/summary", "GET", undefined, sessionId);
  expect(again).toMatchObject({ paused: false, reason: null });
  await endHost(calm, "SIGTERM");
});

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

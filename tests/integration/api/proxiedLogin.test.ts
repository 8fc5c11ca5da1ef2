import { join } from "node:path";
import { expect, test } from "vitest";
import { createEngine, readConfig } from "../../../src/engine.ts";
import { openWebHost } from "../../../src/server/webHost.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER } from "../wholeProgram/program.ts";
import { createRawClient } from "./rawClient.ts";

const NAME = "films.example.org";
const FREE_FAILURES = 5;

test("failed logins count for the address that the proxy reports, whatever the client itself claims", async () => {
  await using served = await startWith(["127.0.0.1"]);
  for (let guess = 0; guess < FREE_FAILURES; guess += 1) {
    const forged = `198.51.100.${guess}, 127.0.0.1, 203.0.113.9`;
    expect((await served.guess(`stranger-${guess}`, forged)).status).toBe(401);
  }
  const blocked = await served.guess("somebody-else", "192.0.2.77, 203.0.113.9");
  expect([blocked.status, blocked.body.code]).toEqual([429, "too_many_attempts"]);
  // Another client behind the same proxy does not have to wait.
  expect((await served.guess("somebody-else", "203.0.113.10")).status).toBe(401);
});

test("without a trusted proxy a client cannot use a header to appear as several", async () => {
  await using served = await startWith([]);
  for (let guess = 0; guess < FREE_FAILURES; guess += 1) {
    expect((await served.guess(`stranger-${guess}`, `198.51.100.${guess}`)).status).toBe(401);
  }
  expect((await served.guess("somebody-else", "192.0.2.77")).status).toBe(429);
});

/** The program with an owner, behind these proxies. */
async function startWith(trustedProxies: readonly string[]) {
  const hasProxy = trustedProxies.length > 0;
  const config = readConfig({
    FILMOTHEQUE_DATA: join(temporaryFolder("proxied"), "library"),
    FILMOTHEQUE_LOG: "error",
  });
  const exposure = { trustedProxies, publicUrl: hasProxy ? `https://${NAME}` : null };
  const host = await openWebHost(
    async (names) => {
      const engine = await createEngine({ ...config, ...names });
      const [first = ""] = names.allowedHosts;
      const headers = { "content-type": "application/json", host: first };
      const init = { method: "POST", headers, body: JSON.stringify(OWNER) };
      expect((await engine.fetch(new Request("http://localhost/api/setup", init))).status).toBe(201);
      return engine;
    },
    { host: "127.0.0.1", port: 0, ...exposure },
  );
  const { ask } = createRawClient(host.port);
  return {
    guess: (userId: string, forwardedFor: string) =>
      ask("/api/sessions", {
        method: "POST",
        body: { userId, password: "not the right one" },
        headers: {
          host: hasProxy ? NAME : `localhost:${host.port}`,
          "x-forwarded-for": forwardedFor,
          "x-forwarded-proto": "https",
        },
      }),
    [Symbol.asyncDispose]: () => host.stop(),
  };
}

import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, expect, test } from "vitest";
import type { HostConfig } from "../../../src/config.ts";
import { explainStartFailure } from "../../../src/server/startFailure.ts";
import { type HostedEngine, openWebHost, type WebHost } from "../../../src/server/webHost.ts";

const PUBLIC = "https://films.example.org";
const FORWARDED = { host: "films.example.org", "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" };

const hosts: WebHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
});

test("behind a trusted proxy the engine sees the client, the scheme and the host that the client used", async () => {
  const host = await aHost({ trustedProxies: ["127.0.0.1"], publicUrl: PUBLIC });
  const { body } = await ask(host, FORWARDED);
  expect(body).toEqual({
    url: "https://films.example.org/api/films?q=a",
    host: "films.example.org",
    forwarding: [],
    peer: { address: "203.0.113.9", isForwarded: true },
  });
});

test("the host may also come in X-Forwarded-Host, whatever name the proxy uses for this program", async () => {
  const host = await aHost({ trustedProxies: ["127.0.0.1"], publicUrl: PUBLIC });
  const answer = await ask(host, { ...FORWARDED, host: "upstream", "x-forwarded-host": "films.example.org" });
  expect(answer.body.host).toBe("films.example.org");
});

test.for<[string, Record<string, string>, string]>([
  ["Host", { ...FORWARDED, host: "Films.example.org:443" }, "films.example.org"],
  ["X-Forwarded-Host", { ...FORWARDED, "x-forwarded-host": "films.example.org:443" }, "films.example.org"],
  [
    "Forwarded",
    { host: "upstream", forwarded: 'for=203.0.113.9;proto=https;host="films.example.org:443"' },
    "films.example.org",
  ],
])("the port that HTTPS has anyway is no other name, in %s", async ([, headers, name]) => {
  const host = await aHost({ trustedProxies: ["127.0.0.1"], publicUrl: PUBLIC });
  const { status, body } = await ask(host, headers);
  expect([status, body.host, new URL(body.url).host]).toEqual([200, name, name]);
});

test.for<[string, Record<string, string>, number]>([
  ["a port that is not of its scheme", { ...FORWARDED, "x-forwarded-host": "films.example.org:80" }, 421],
  ["the public name with its port, without forwarding headers", { host: "films.example.org:443" }, 400],
  ["another name at the proxy", { ...FORWARDED, host: "evil.example" }, 421],
  ["a loopback name at the proxy", { ...FORWARDED, host: "localhost:PORT" }, 421],
  ["a name that X-Forwarded-Host replaces", { ...FORWARDED, "x-forwarded-host": "evil.example" }, 421],
  ["plain HTTP at the proxy", { ...FORWARDED, "x-forwarded-proto": "http" }, 403],
  ["no scheme at all", { host: "films.example.org", "x-forwarded-for": "203.0.113.9" }, 403],
  ["the public name without forwarding headers", { host: "films.example.org" }, 400],
  ["two origins at once", { ...FORWARDED, forwarded: "for=127.0.0.1;proto=https" }, 400],
])("refused before the engine is asked: %s", async ([, headers, status]) => {
  const host = await aHost({ trustedProxies: ["127.0.0.1"], publicUrl: PUBLIC }, unasked);
  const written = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", String(host.port))]),
  );
  const answer = await ask(host, { ...written, "accept-language": "fr" });
  expect(answer.status).toBe(status);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.body.detail).toMatch(/FILMOTHEQUE_|X-Forwarded/);
  expect(answer.body.detail).toMatch(/Ce serveur|circuleraient|Le proxy/);
});

test("a request with an unknown Expect header is answered like any other", async () => {
  const host = await aHost({});
  const answer = await ask(host, { host: `localhost:${host.port}`, expect: "200-maybe" });
  expect(answer.status).toBe(200);
  const foreign = await ask(host, { host: "evil.example", expect: "200-maybe" });
  expect([foreign.status, foreign.headers["x-content-type-options"]]).toEqual([421, "nosniff"]);
});

test("where no proxy is trusted its headers are ignored", async () => {
  const host = await aHost({});
  const answer = await ask(host, { ...FORWARDED, host: `localhost:${host.port}` });
  expect(answer.body).toMatchObject({
    url: `http://localhost:${host.port}/api/films?q=a`,
    peer: { address: "127.0.0.1", isForwarded: false },
  });
});

test("a peer outside the trusted networks is not trusted", async () => {
  const host = await aHost({ trustedProxies: ["10.0.0.0/8"], publicUrl: PUBLIC });
  const answer = await ask(host, { ...FORWARDED, host: `localhost:${host.port}` });
  expect(answer.body.peer).toEqual({ address: "127.0.0.1", isForwarded: false });
});

test("HSTS can be turned on, and is sent only over HTTPS", async () => {
  const host = await aHost({ trustedProxies: ["127.0.0.1"], publicUrl: PUBLIC, hstsSeconds: 31_536_000 });
  expect((await ask(host, FORWARDED)).headers["strict-transport-security"]).toBe("max-age=31536000");
  const local = await ask(host, { host: `localhost:${host.port}` });
  expect(local.headers["strict-transport-security"]).toBeUndefined();
});

test("plain HTTP beyond this machine is refused before the library is opened, in the person's language", async () => {
  let opened = false;
  const open = async () => {
    opened = true;
    return anEngine();
  };
  const error = await openWebHost(open, { host: "0.0.0.0", port: 0 }).catch((reason) => reason);
  expect(opened).toBe(false);
  const said = (language: "en" | "fr") =>
    explainStartFailure(error, { host: "0.0.0.0", port: 0, dataFolder: "/films", language });
  expect(said("en")).toContain("FILMOTHEQUE_INSECURE_HTTP=1");
  expect(said("en")).toContain("clear text");
  expect(said("fr")).toContain("en clair");
});

test("plain HTTP beyond this machine is served where it was allowed", async () => {
  const host = await aHost({ host: "0.0.0.0", isInsecureHttpAllowed: true });
  expect((await ask(host, { host: `localhost:${host.port}` })).status).toBe(200);
});

const OTHER_ADDRESS = Object.values(networkInterfaces())
  .flat()
  .find((found) => found?.family === "IPv4" && !found.internal)?.address;

test.skipIf(!OTHER_ADDRESS)("a listener for a proxy serves others on the network only health and metrics", async () => {
  const host = await aHost({ host: "0.0.0.0", trustedProxies: ["192.0.2.1"], publicUrl: PUBLIC });
  const headers = { host: "films.example.org", "accept-language": "fr" };
  const refused = await ask(host, headers, "/api/sessions", OTHER_ADDRESS);
  expect([refused.status, refused.body.code]).toEqual([403, "insecure_http"]);
  for (const path of ["/api/health", "/metrics"]) {
    expect((await ask(host, headers, path, OTHER_ADDRESS)).status).toBe(200);
  }
});

test.for<[string, Partial<HostConfig>]>([
  ["a proxy is trusted", { trustedProxies: ["127.0.0.1"] }],
  ["there is a public address", { publicUrl: PUBLIC }],
])("without an account it does not start where %s, and says how to create one", async ([, exposure]) => {
  const address = { host: "127.0.0.1", port: 0, ...exposure };
  const error = await openWebHost(async () => anEngine({ hasAccounts: () => false }), address).catch((one) => one);
  const said = explainStartFailure(error, { ...address, dataFolder: "/films", language: "fr" });
  expect(said).toContain("filmotheque users add");
});

const unasked = { fetch: () => Promise.reject(new Error("the engine was asked")) };

function anEngine(own: Partial<HostedEngine> = {}): HostedEngine {
  return {
    fetch: async (asked, peer) =>
      Response.json({
        url: asked.url,
        host: asked.headers.get("host"),
        forwarding: [...asked.headers.keys()].filter((name) => name.includes("forwarded")),
        peer,
      }),
    hasAccounts: () => true,
    announce: () => undefined,
    stop: async () => undefined,
    log: { error: () => undefined },
    ...own,
  };
}

async function aHost(exposure: Partial<HostConfig>, own: Partial<HostedEngine> = {}): Promise<WebHost> {
  const host = await openWebHost(async () => anEngine(own), { host: "127.0.0.1", port: 0, ...exposure });
  hosts.push(host);
  return host;
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: what the engine above received, or a problem document
  readonly body: any;
}

function ask({ port }: WebHost, headers: Record<string, string>, path = "/api/films?q=a", address = "127.0.0.1") {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ host: address, port, path, headers, agent: false }, async (response) => {
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece);
    const body = JSON.parse(Buffer.concat(pieces).toString());
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
  });
  sent.on("error", reject).end();
  return promise;
}

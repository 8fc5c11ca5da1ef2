import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { explainStartFailure } from "../../../src/server/startFailure.ts";
import { type HostedEngine, NoAccounts, openWebHost, type WebHost } from "../../../src/server/webHost.ts";

const hosts: WebHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
});

test("a request reaches the engine with the address it came from", async () => {
  const host = await aHost({ fetch: async (request, peer) => Response.json([new URL(request.url).pathname, peer]) });
  const answer = await fetch(`${host.url}/api/films`);
  expect(await answer.json()).toEqual(["/api/films", { address: "127.0.0.1", isForwarded: false }]);
});

test("the engine opens for the names of the listener, with the port the system chose", async () => {
  let names: readonly string[] = [];
  const host = await openWebHost(async ({ allowedHosts }) => {
    names = allowedHosts;
    return anEngine();
  }, LOOPBACK);
  hosts.push(host);
  expect(names).toContain(`localhost:${host.port}`);
});

test("who asks while the engine opens is answered once it is open", async () => {
  const opening = Promise.withResolvers<HostedEngine>();
  const port = Promise.withResolvers<string>();
  const starting = openWebHost(({ allowedHosts }) => {
    port.resolve(allowedHosts[0]!);
    return opening.promise;
  }, LOOPBACK);
  const answer = fetch(`http://${await port.promise}/`);
  opening.resolve(anEngine({ fetch: async () => new Response("open") }));
  hosts.push(await starting);
  expect(await (await answer).text()).toBe("open");
});

test.for([
  ["a foreign name", "Host: evil.example\r\n"],
  ["a name that only begins like ours", "Host: 127.0.0.1.evil.example\r\n"],
  ["the address of every interface", "Host: 0.0.0.0:PORT\r\n"],
  ["a wrong port", "Host: localhost:1\r\n"],
  ["no port", "Host: localhost\r\n"],
  ["no Host", ""],
  ["two Hosts", "Host: localhost:PORT\r\nHost: evil.example\r\n"],
  ["the same Host twice", "Host: localhost:PORT\r\nhost: localhost:PORT\r\n"],
] as const)("%s is refused with 421 before the engine is asked", async ([, headers]) => {
  const host = await aHost({ fetch: unasked });
  const answer = await raw(host, `GET / HTTP/1.1\r\n${headers.replaceAll("PORT", String(host.port))}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).toContain("misdirected_request");
  expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
});

test("a proxy's absolute address is refused, for it names a second host", async () => {
  const host = await aHost({ fetch: unasked });
  const answer = await raw(host, `GET http://evil.example/ HTTP/1.1\r\nHost: localhost:${host.port}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
});

test("headers of more than 16 KiB are refused", async () => {
  const host = await aHost({ fetch: unasked });
  const answer = await raw(host, `GET / HTTP/1.1\r\nHost: localhost:${host.port}\r\nX: ${"x".repeat(20_000)}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
});

test("a small body in pieces arrives completely", async () => {
  const host = await aHost({ fetch: async (request) => new Response(String((await request.text()).length)) });
  const answer = await fetch(`${host.url}/api/files`, streamed("POST", pieces(3, 1000)));
  expect(await answer.text()).toBe("3000");
});

test("an upload may be longer than a JSON body", async () => {
  const host = await aHost({
    fetch: async (request) => new Response(String((await request.arrayBuffer()).byteLength)),
  });
  const body = pieces(40, 64 * 1024);
  const answer = await fetch(`${host.url}/api/uploads/film.mkv`, streamed("PUT", body));
  expect(await answer.text()).toBe(String(40 * 64 * 1024));
});

test("an incomplete body followed by silence ends the connection", async () => {
  const host = await aHost({ fetch: async (request) => new Response(await request.text()) }, { idleTimeoutMs: 50 });
  const answer = await raw(host, `POST / HTTP/1.1\r\nHost: localhost:${host.port}\r\nContent-Length: 10\r\n\r\nhalf`);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test("an answer may take longer than a sender may pause", async () => {
  const host = await aHost({ fetch: async (request) => lateAnswer(request) }, { idleTimeoutMs: 1_000 });
  // In one piece: the sender does not pause, however slow the machine is.
  const head = `POST / HTTP/1.1\r\nHost: localhost:${host.port}\r\nConnection: close\r\nContent-Length: 5\r\n\r\n`;
  expect(await raw(host, `${head}whole`)).toMatch(/^HTTP\/1\.1 200 .*late/s);
});

test("an error of the engine becomes a problem document that says nothing of the inside, and a line in the log", async () => {
  const logged: unknown[] = [];
  const host = await aHost({
    fetch: () => Promise.reject(new Error("SQL at /home/someone")),
    log: { error: (facts) => logged.push(facts) },
  });
  const answer = await fetch(`${host.url}/`);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
  expect(await answer.text()).not.toContain("SQL");
  expect(logged).toHaveLength(1);
});

test("a second program gets the address that this one listens on", async () => {
  const announced: string[] = [];
  const host = await aHost({ announce: (address) => announced.push(address) });
  expect(announced).toEqual([host.url]);
});

test("stopping ends event streams and stops the engine", async () => {
  let stopped = false;
  const host = await aHost({
    fetch: async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([10])) })),
    stop: async () => {
      stopped = true;
    },
  });
  const reader = (await fetch(`${host.url}/api/events`)).body!.getReader();
  await reader.read();
  await hosts.pop()!.stop();
  await expect(reader.read()).rejects.toThrow();
  expect(stopped).toBe(true);
});

test("a port that is taken is noticed before the library is opened, and said in one line", async () => {
  const first = await aHost();
  let opened = false;
  const address = { host: "127.0.0.1", port: first.port };
  const open = async () => {
    opened = true;
    return anEngine();
  };
  const error = await openWebHost(open, address).catch((reason) => reason);
  expect(opened).toBe(false);
  expect(explainStartFailure(error, { ...address, dataFolder: "/films", language: "en" })).toContain(
    `http://127.0.0.1:${first.port} is taken`,
  );
});

test("without accounts only this machine has access, and the port is freed at the end", async () => {
  let stopped = false;
  const empty = anEngine({
    hasAccounts: () => false,
    stop: async () => {
      stopped = true;
    },
  });
  const everywhere = { host: "0.0.0.0", port: 0, isInsecureHttpAllowed: true };
  await expect(openWebHost(async () => empty, everywhere)).rejects.toThrow(NoAccounts);
  expect(stopped).toBe(true);
});

test("on loopback the first account may still be made", async () => {
  const host = await aHost({ hasAccounts: () => false });
  expect((await fetch(host.url)).status).toBe(200);
});

test("an engine that does not open leaves no listener behind", async () => {
  let port = 0;
  const opening = openWebHost(async ({ allowedHosts }) => {
    port = Number(allowedHosts[0]!.split(":")[1]);
    throw new Error("the library is open elsewhere");
  }, LOOPBACK);
  await expect(opening).rejects.toThrow("open elsewhere");
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

const LOOPBACK = { host: "127.0.0.1", port: 0 };
const unasked = () => Promise.reject(new Error("the engine was asked"));

async function lateAnswer(request: Request): Promise<Response> {
  await request.text();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  return new Response("late");
}

/** A request without a stated length; the page's own type does not name `duplex`, which Node asks for. */
function streamed(method: string, body: ReadableStream<Uint8Array>): RequestInit {
  return { method, body, duplex: "half" } as RequestInit;
}

function anEngine(own: Partial<HostedEngine> = {}): HostedEngine {
  const stop = async () => undefined;
  const announce = () => undefined;
  return {
    fetch: async () => new Response("ok"),
    hasAccounts: () => true,
    announce,
    stop,
    log: { error: () => undefined },
    ...own,
  };
}

async function aHost(own: Partial<HostedEngine> = {}, options: { idleTimeoutMs?: number } = {}): Promise<WebHost> {
  const host = await openWebHost(async () => anEngine(own), LOOPBACK, options);
  hosts.push(host);
  return host;
}

function pieces(count: number, bytes: number): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream({
    pull(stream) {
      if (left-- > 0) stream.enqueue(new Uint8Array(bytes));
      else stream.close();
    },
  });
}

/** What no well-behaved client can send, and all that comes back. */
function raw({ port }: WebHost, text: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  let answer = "";
  socket.on("data", (piece) => (answer += piece));
  socket.on("error", () => resolve(answer));
  socket.on("close", () => resolve(answer));
  return promise;
}

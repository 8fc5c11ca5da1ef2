import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { contract, REVALIDATED_ROUTES } from "../../../src/contract/index.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

test("JSON above a kilobyte is compressed for clients that accept it, with Vary: Accept-Encoding", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const plain = await fetchRaw(program, "/api/openapi.json", owner);
  const zipped = await fetchRaw(program, "/api/openapi.json", owner, { "accept-encoding": "gzip, br" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(zipped.headers.vary).toMatch(/accept-encoding/i);
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  expect(zipped.body.byteLength).toBeLessThan(plain.body.byteLength / 4);
});

test("small answers, secrets, images and event streams are not compressed", async () => {
  await using program = await startServedProgram();
  const { owner, member } = await program.household();
  const accepting = { "accept-encoding": "gzip, br" };
  for (const [path, session] of [
    ["/api/sessions/current", owner],
    ["/api/films", member],
    ["/api/events", owner],
  ] as const) {
    const { headers, status } = await fetchRaw(program, path, session, accepting);
    expect([status, headers["content-encoding"]], path).toEqual([200, undefined]);
  }
  const login = { userId: "grace", password: "a moth in the relay", padding: "x".repeat(4_000) };
  const answer = await program.ask("/api/sessions", { method: "POST", body: login, headers: accepting });
  expect([answer.status, answer.headers["content-encoding"]]).toEqual([201, undefined]);
});

test("an unchanged list or film is not sent again, a changed one is", async () => {
  await using program = await startServedProgram();
  const { owner, member } = await program.household();
  const paths = await program.clips("Nosferatu (1922).mkv");
  await program.ask("/api/files", { method: "POST", as: owner, body: { paths } });
  await program.settled();
  const list = await fetchRaw(program, "/api/films", owner);
  const { id } = JSON.parse(list.body.toString()).items[0];
  for (const path of ["/api/films", `/api/films/${id}`, "/api/me/lists"]) {
    const first = await fetchRaw(program, path, owner, { "accept-encoding": "gzip" });
    const etag = String(first.headers.etag);
    expect(etag, path).toMatch(/^W\/"[0-9a-f]{40}"$/);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    expect(first.headers.vary).toMatch(/cookie/i);
    const again = await fetchRaw(program, path, owner, { "if-none-match": etag, "accept-encoding": "gzip" });
    expect([again.status, again.body.byteLength, again.headers.etag], path).toEqual([304, 0, etag]);
    expect(again.headers["cache-control"]).toBe("private, no-cache");
    expect(again.headers["x-content-type-options"]).toBe("nosniff");
  }

  const before = (await fetchRaw(program, "/api/films", owner)).headers.etag;
  await program.ask(`/api/films/${id}/rating`, { method: "PUT", as: owner, body: { value: 4 } });
  const rated = await fetchRaw(program, "/api/films", owner, { "if-none-match": String(before) });
  expect([rated.status, JSON.parse(rated.body.toString()).items[0].userRating]).toEqual([200, 4]);
  // Another person's list is another answer, even with the first person's tag.
  const other = await fetchRaw(program, "/api/films", member, { "if-none-match": String(rated.headers.etag) });
  expect([other.status, JSON.parse(other.body.toString()).items[0].userRating]).toEqual([200, null]);
});

test("after logout a stored answer cannot be revalidated, and the browser is told to clear it", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const { headers } = await fetchRaw(program, "/api/films", owner);
  const logout = await program.ask("/api/sessions/current", { method: "DELETE", as: owner });
  expect(logout.headers["clear-site-data"]).toBe('"cache"');
  const after = await fetchRaw(program, "/api/films", owner, { "if-none-match": String(headers.etag) });
  expect([after.status, after.headers["cache-control"], after.headers.etag]).toEqual([401, "no-store", undefined]);
});

test("answers about accounts, settings and the machine may not be stored", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  for (const path of [
    "/api/sessions/current",
    "/api/users",
    "/api/settings",
    "/api/logs",
    "/api/journal",
    "/api/jobs",
  ]) {
    const { headers } = await fetchRaw(program, path, owner);
    expect([headers["cache-control"], headers.etag], path).toEqual(["no-store", undefined]);
  }
});

test("only routes that read may be stored", () => {
  const reading = new Set(
    routesOf(contract)
      .filter(({ method }) => method === "GET")
      .map(({ path }) => path),
  );
  for (const path of REVALIDATED_ROUTES) expect(reading).toContain(path);
});

function routesOf(router: object): { readonly method?: string; readonly path?: string }[] {
  return Object.values(router).flatMap((entry: object) =>
    "~orpc" in entry ? [(entry["~orpc"] as { route: object }).route] : routesOf(entry),
  );
}

/** The raw response, with nothing decoded. */
function fetchRaw({ host }: ServedProgram, path: string, as: string, headers: Record<string, string> = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    headers: NodeJS.Dict<string | string[]>;
    body: Buffer;
  }>();
  const options = { host: "127.0.0.1", port: host.port, path, agent: false };
  const sent = request({ ...options, headers: { authorization: `Bearer ${as}`, ...headers } }, async (response) => {
    const { statusCode: status = 0 } = response;
    const isEndless = response.headers["content-type"]?.startsWith("text/event-stream");
    if (isEndless) response.destroy();
    const pieces: Buffer[] = [];
    if (!isEndless) for await (const piece of response) pieces.push(piece);
    resolve({ status, headers: response.headers, body: Buffer.concat(pieces) });
  });
  sent.on("error", reject).end();
  return promise;
}

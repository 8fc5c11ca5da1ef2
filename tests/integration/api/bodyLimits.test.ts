import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { serveScheme } from "../../../electron/scheme/scheme.ts";
import { SessionCookies } from "../../../electron/scheme/sessionCookies.ts";
import { createEngine, readConfig } from "../../../src/engine.ts";
import { createFileSecrets } from "../../../src/secrets/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER } from "../wholeProgram/program.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

const MEBIBYTE = 1024 ** 2;
const UPLOAD_LIMIT = 2 * MEBIBYTE;

/** Every route with a body, its limit, the limit in French, and its answer to meaningless bytes. */
const ROUTES = [
  { method: "POST", path: "/api/files", limit: MEBIBYTE, said: "1 Mo", code: "body_too_large" },
  { method: "PUT", path: "/api/films/FILM/poster", limit: 20 * MEBIBYTE, said: "20 Mo", code: "body_too_large" },
  {
    method: "PUT",
    path: "/api/files/FILE/subtitles?name=a.srt",
    limit: 8 * MEBIBYTE,
    said: "8 Mo",
    code: "body_too_large",
  },
  {
    method: "PUT",
    path: "/api/me/ratings/letterboxd/export.zip",
    limit: 64 * MEBIBYTE,
    said: "67 Mo",
    code: "body_too_large",
  },
  { method: "PUT", path: "/api/uploads/film.mkv", limit: UPLOAD_LIMIT, said: "2 Mo", code: "upload_too_large" },
] as const;

test("through the web host each route accepts a body up to its declared limit, and refuses more with the limit in French", async () => {
  await using program = await startServedProgram({ uploadLimitBytes: UPLOAD_LIMIT });
  const { owner } = await program.household();
  const ids = await aFilm(program, owner);
  for (const { method, path, limit, said, code } of ROUTES) {
    const address = withIds(path, ids);
    const within = await send(program, owner, method, address, { stated: limit, sent: limit });
    expect(within.status, `${method} ${path} at its limit`).not.toBe(413);
    for (const sizes of [
      { stated: limit + 1, sent: 0 },
      { stated: null, sent: limit + 1 },
    ]) {
      const beyond = await send(program, owner, method, address, sizes);
      expect([beyond.status, beyond.body.code], `${method} ${path} beyond it`).toEqual([413, code]);
      expect(String(beyond.body.detail).replaceAll(/\s/g, " ")).toContain(said);
    }
  }
});

test("through the window's private scheme the limits are the same", async () => {
  await using program = await startServedProgram({ uploadLimitBytes: UPLOAD_LIMIT });
  const { owner } = await program.household();
  const ids = await aFilm(program, owner);
  const cookies = SessionCookies.open(createFileSecrets(temporaryFolder("window")), Date.now);
  await (await cookies).keep([`filmotheque_session=${owner}; Path=/`]);
  const window = serveScheme({
    engine: Promise.resolve({
      // In the real program the engine accepts the window's own names; this engine also listens for the web host.
      fetch: (request, peer) => program.engine.fetch(addressedTo(request, `127.0.0.1:${program.host.port}`), peer),
    }),
    cookies,
    pageFolder: program.folder,
    logError: (error) => expect.fail(String(error)),
  });
  for (const { method, path, limit, said, code } of ROUTES) {
    const headers = { "accept-language": "fr", ...(method === "POST" ? { "content-type": "application/json" } : {}) };
    const init = { method, headers, body: piecesOf(limit + 1), duplex: "half" } as RequestInit;
    const answer = await window(new Request(`app://filmotheque${withIds(path, ids)}`, init));
    const body = (await answer.json()) as { code: string; detail: string };
    expect([answer.status, body.code], `${method} ${path}`).toEqual([413, code]);
    expect(body.detail.replaceAll(/\s/g, " ")).toContain(said);
  }
});

test("without a session nothing of a large body is read", async () => {
  const folder = temporaryFolder("limits");
  const engine = await createEngine(readConfig({ FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LOG: "error" }));
  try {
    const body = JSON.stringify(OWNER);
    const headers = { "content-type": "application/json" };
    await engine.fetch(new Request("http://127.0.0.1/api/setup", { method: "POST", headers, body }));
    let pulled = 0;
    const endless = new ReadableStream({
      pull(stream) {
        pulled += 1;
        stream.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const init = { method: "PUT", body: endless, duplex: "half" } as RequestInit;
    const answer = await engine.fetch(new Request("http://127.0.0.1/api/uploads/film.mkv", init));
    expect(answer.status).toBe(401);
    expect(pulled).toBeLessThanOrEqual(2);
  } finally {
    await engine.stop();
  }
});

interface Ids {
  readonly film: number;
  readonly file: number;
}

async function aFilm(program: ServedProgram, owner: string): Promise<Ids> {
  const paths = await program.clips("Nosferatu (1922).mkv");
  await program.ask("/api/files", { method: "POST", as: owner, body: { paths } });
  await program.settled();
  await program.ask("/api/me/language", { method: "PUT", as: owner, body: { language: "fr" } });
  const { items } = (await program.ask("/api/films", { as: owner })).body;
  const film = (await program.ask(`/api/films/${items[0].id}`, { as: owner })).body;
  return { film: film.id, file: film.files[0].id };
}

function withIds(path: string, { film, file }: Ids): string {
  return path.replace("FILM", String(film)).replace("FILE", String(file));
}

function addressedTo(request: Request, host: string): Request {
  const headers = new Headers(request.headers);
  headers.set("host", host);
  return new Request(request, { headers });
}

interface Sizes {
  /** Null: the body is chunked, without a length. */
  readonly stated: number | null;
  readonly sent: number;
}

/** Like a browser's upload: the response is read while the body may still be sent. */
function send({ host }: ServedProgram, as: string, method: string, path: string, { stated, sent }: Sizes) {
  type Answer = { readonly status: number; readonly body: Record<string, string> };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const isJson = method === "POST";
  const outgoing = httpRequest({
    host: "127.0.0.1",
    port: host.port,
    path,
    method,
    agent: false,
    headers: {
      authorization: `Bearer ${as}`,
      ...(isJson ? { "content-type": "application/json" } : {}),
      ...(stated === null ? { "transfer-encoding": "chunked" } : { "content-length": stated }),
    },
  });
  outgoing.on("response", async (response) => {
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    resolve({ status: response.statusCode ?? 0, body: text.startsWith("{") ? JSON.parse(text) : {} });
    outgoing.destroy();
  });
  // After its response the server closes the connection of a body that it does not read.
  outgoing.on("error", reject);
  outgoing.flushHeaders();
  (async () => {
    for await (const piece of piecesOf(sent)) {
      if (outgoing.destroyed) return;
      if (!outgoing.write(piece)) await Promise.race([new Promise((next) => outgoing.once("drain", next)), promise]);
    }
    if (stated === null || stated === sent) outgoing.end();
  })().catch(reject);
  return promise;
}

function piecesOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(stream) {
      const size = Math.min(left, 256 * 1024);
      left -= size;
      if (size > 0) stream.enqueue(new Uint8Array(size));
      if (left === 0) stream.close();
    },
  });
}

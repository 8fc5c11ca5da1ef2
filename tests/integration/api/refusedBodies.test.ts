import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATH_ALIASES } from "../../../src/contract/index.ts";
import { describedRoutes } from "./describedRoutes.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

const NAME = "films.example.org";
/** Larger than socket buffers: unless the server drains it, the client cannot send its next request. */
const LARGE = 3_000_000;

let program: ServedProgram;
let owner: string;
/** Paths of every route with a body, in the earlier and the current API. */
let routes: { readonly method: string; readonly former: string; readonly path: string }[];

beforeAll(async () => {
  program = await startServedProgram({ trustedProxies: ["127.0.0.1"], publicUrl: `https://${NAME}` });
  ({ owner } = await program.household());
  const described = await describedRoutes(program, owner);
  routes = Object.entries(PATH_ALIASES).flatMap(([former, path]) =>
    described
      .filter((route) => route.path === path && route.method !== "GET")
      .map(({ method }) => ({ method, former: former.replace("{id}", "1"), path: path.replace("{id}", "1") })),
  );
  expect(routes.length).toBeGreaterThan(3);
});
afterAll(() => program?.[Symbol.asyncDispose]());

interface Refused {
  readonly contentType: string;
  readonly bytes: number;
  readonly as?: string;
}
const REFUSED: readonly Refused[] = [
  { contentType: "text/plain", bytes: 100 },
  { contentType: "text/plain", bytes: LARGE },
  { contentType: "application/json", bytes: LARGE },
  { contentType: "application/json", bytes: LARGE, as: "nobody" },
];

/** The statuses of a refused request and of the next one on the same connection. */
function statusesOf(method: string, path: string, { contentType, bytes, as = owner }: Refused, isForwarded: boolean) {
  const { promise, resolve, reject } = Promise.withResolvers<number[]>();
  const { port } = program.host;
  const from = isForwarded
    ? `Host: ${NAME}\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n`
    : `Host: 127.0.0.1:${port}\r\n`;
  const socket = connect(port, "127.0.0.1");
  let answers = "";
  socket.on("data", (bytesRead) => {
    answers += bytesRead;
  });
  socket.on("error", reject);
  socket.on("close", () => resolve([...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))));
  socket.write(`${method} ${path} HTTP/1.1\r\n${from}Authorization: Bearer ${as}\r\n`);
  socket.write(`Content-Type: ${contentType}\r\nContent-Length: ${bytes}\r\n\r\n`);
  socket.write(Buffer.alloc(bytes, " "));
  socket.write(`GET /api/health HTTP/1.1\r\n${from}Connection: close\r\n\r\n`);
  return promise;
}

test.each([
  ["directly", false],
  ["through a trusted proxy", true],
])("asked %s, a former path refuses a body as today's does, and the connection goes on", async (_, isForwarded) => {
  for (const { method, former, path } of routes) {
    for (const refused of REFUSED) {
      const today = await statusesOf(method, path, refused, isForwarded);
      expect(today, `${method} ${path}`).toEqual([expect.any(Number), 200]);
      expect(today[0]).toBeGreaterThanOrEqual(400);
      expect(await statusesOf(method, former, refused, isForwarded), `${method} ${former}`).toEqual(today);
    }
  }
});

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { makeManyClips } from "../../fixtures/clips.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../../standins/index.ts";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { freePort } from "../../support/freePort.ts";
import { endHost, startHost } from "../../support/hostChild.ts";
import { endProxy, REVERSE_PROXIES, type ReverseProxy } from "../../support/reverseProxies.ts";
import { hasOpenssl, makeSelfSigned } from "../../support/selfSigned.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { environmentOf, OWNER } from "../wholeProgram/program.ts";

const SOURCE = resolve(import.meta.dirname, "../../../src");
const NAME = "films.example.org";

for (const proxy of REVERSE_PROXIES) {
  const isMissing = !proxy.binary || !hasOpenssl;
  if (isMissing) console.warn(`${proxy.binary ? "openssl" : proxy.name} is missing: its sample is not tested`);

  describe.skipIf(isMissing)(`behind ${proxy.name}, as its sample sets it up`, () => {
    test("a library works from login to the middle of a film", { timeout: DEADLINES.testMs }, async () => {
      await using program = await startBehind(proxy);
      const { ask, origin, folder } = program;

      const login = await ask("POST", "/api/sessions", { headers: { origin }, json: OWNER });
      expect(login.status).toBe(201);
      const [line = ""] = login.headers["set-cookie"] ?? [];
      expect(line).toMatch(/^__Host-filmotheque_session=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
      const cookie = line.split(";", 1)[0] ?? "";

      // Events arrive one by one while the stream is open: the proxy does not buffer them.
      const seen: string[] = [];
      const events = await program.open("GET", "/api/events", { cookie });
      expect(events.headers["content-type"]).toContain("text/event-stream");
      events.on("data", (piece) => seen.push(String(piece)));

      const [clip = ""] = await makeManyClips(join(folder, "clips"), 1, { names: ["Nosferatu (1922).mkv"] });
      const film = readFileSync(clip);
      const upload = await ask("PUT", "/api/uploads/Nosferatu%20(1922).mkv", {
        headers: { cookie, origin },
        bytes: film,
      });
      expect(upload.status).toBe(202);
      await eventually(
        () => `an event of the upload came: ${seen.join("")}`,
        () => /"type":"(film|file|job)\./.test(seen.join("")),
      );
      expect(events.complete).toBe(false);
      events.destroy();

      const { items } = JSON.parse((await ask("GET", "/api/films", { headers: { cookie } })).body.toString());
      const detail = JSON.parse(
        (await ask("GET", `/api/films/${items[0].id}`, { headers: { cookie } })).body.toString(),
      );
      const range = { cookie, range: "bytes=100-299" };
      const part = await ask("GET", `/api/files/${detail.files[0].id}/stream`, { headers: range });
      expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 100-299/${film.length}`]);
      expect(part.body.equals(film.subarray(100, 300))).toBe(true);

      // Larger than the proxy's default limit: the program's own limit must answer.
      const large = { headers: { cookie, origin, "accept-language": "fr" }, bytes: Buffer.alloc(9 * 1024 ** 2) };
      const refused = await ask("PUT", `/api/files/${detail.files[0].id}/subtitles?name=a.srt`, large);
      expect([refused.status, JSON.parse(refused.body.toString()).code]).toEqual([413, "body_too_large"]);
    });

    test("forwarding headers that a client writes itself are ignored", { timeout: DEADLINES.testMs }, async () => {
      await using program = await startBehind(proxy);
      const { ask, origin } = program;
      const forgeries: Record<string, string>[] = [
        {},
        { "x-forwarded-for": "127.0.0.1" },
        {
          "x-forwarded-for": "127.0.0.1",
          "x-real-ip": "127.0.0.1",
          "x-forwarded-host": `localhost:${program.upstreamPort}`,
        },
        { forwarded: "for=127.0.0.1;host=localhost;proto=http" },
      ];
      for (const headers of forgeries) {
        expect((await ask("GET", "/metrics", { headers })).status, JSON.stringify(headers)).toBe(401);
      }
      // Without the proxy this counts as a program on the same machine.
      expect((await fetch(`http://127.0.0.1:${program.upstreamPort}/metrics`)).status).toBe(200);

      const login = (headers: Record<string, string>) => ask("POST", "/api/sessions", { headers, json: OWNER });
      expect((await login({ origin: origin.replace("https", "http") })).status).toBe(403);
      expect((await login({ origin: "https://evil.example" })).status).toBe(403);
      const elsewhere = await ask("GET", "/api/health", { headers: { host: "evil.example" } });
      expect(elsewhere.body.toString()).not.toContain("uptimeSeconds");
    });
  });
}

interface Asked {
  readonly headers?: Record<string, string>;
  readonly json?: object;
  readonly bytes?: Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** The program behind a proxy, with an owner created on the command line. */
async function startBehind(proxy: ReverseProxy) {
  const folder = temporaryFolder("proxy");
  const [tmdb, wikimedia] = await Promise.all([startTmdbStandIn(), startWikimediaStandIn()]);
  const [port, plainPort] = [await freePort(), await freePort()];
  const origin = `https://${NAME}:${port}`;
  const environment = {
    ...environmentOf(join(folder, "library"), tmdb, wikimedia, null),
    FILMOTHEQUE_TRUSTED_PROXIES: "127.0.0.1",
    FILMOTHEQUE_PUBLIC_URL: origin,
  };
  const adding = [join(SOURCE, "cli/main.ts"), "users", "add", OWNER.userId];
  const options = { env: { ...process.env, ...environment }, input: OWNER.password, encoding: "utf8" } as const;
  expect(spawnSync(process.execPath, adding, options)).toMatchObject({ status: 0 });
  const host = await startHost(join(SOURCE, "server/main.ts"), environment);

  const certificate = makeSelfSigned(folder, NAME);
  const { host: upstream, port: upstreamPort } = new URL(host.url);
  const child = proxy.start({ folder: join(folder, "proxy"), port, plainPort, upstream, certificate });
  let said = "";
  child.stderr?.on("data", (piece) => (said += piece));

  const { open, ask } = createTlsClient(origin, certificate.pem);

  async function end(): Promise<void> {
    await endProxy(child);
    await endHost(host, "SIGTERM");
    await Promise.all([tmdb.close(), wikimedia.close()]);
  }

  try {
    await eventually(
      () => `the proxy answers: ${said}`,
      () =>
        ask("GET", "/api/health").then(
          ({ status, body }) => {
            said = `${status} ${body}`;
            return status === 200;
          },
          (error: unknown) => {
            said = `${said}\n${error}`; // it does not listen yet
            return false;
          },
        ),
    );
  } catch (error) {
    await end();
    throw error;
  }
  return {
    folder,
    origin,
    upstreamPort,
    ask,
    open,
    [Symbol.asyncDispose]: end,
  };
}

/** A client that trusts the certificate, and connects to this machine for any name. */
function createTlsClient(origin: string, pem: string) {
  function open(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Buffer,
  ): Promise<IncomingMessage> {
    const { promise, resolve: done, reject } = Promise.withResolvers<IncomingMessage>();
    const sent = request({
      host: "127.0.0.1",
      port: new URL(origin).port,
      servername: NAME,
      ca: pem,
      agent: false,
      method,
      path,
      headers: { host: new URL(origin).host, ...headers, ...(body ? { "content-length": body.length } : {}) },
    });
    sent.once("response", done).once("error", reject).end(body);
    return promise;
  }

  async function ask(method: string, path: string, { headers = {}, json, bytes }: Asked = {}): Promise<Answered> {
    const typed = json ? { "content-type": "application/json", ...headers } : headers;
    const response = await open(method, path, typed, json ? Buffer.from(JSON.stringify(json)) : bytes);
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece);
    return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) };
  }

  return { open, ask };
}

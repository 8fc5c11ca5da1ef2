import { renameSync, writeFileSync } from "node:fs";
import { type RequestOptions, request } from "node:https";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { expect, test } from "vitest";
import { createEngine, type EngineConfig, readConfig } from "../../../src/engine.ts";
import { explainStartFailure } from "../../../src/server/startFailure.ts";
import { openWebHost } from "../../../src/server/webHost.ts";
import { eventually } from "../../support/deadlines.ts";
import { hasOpenssl, makeSelfSigned, type SelfSigned } from "../../support/selfSigned.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER } from "../wholeProgram/program.ts";

const NAME = "films.example.org";
if (!hasOpenssl) console.warn("openssl is missing: the tests of HTTPS are skipped");

test.skipIf(!hasOpenssl)(
  "with its own certificate it serves HTTPS, and its cookie is sent over HTTPS only",
  async () => {
    await using served = await startTls();
    expect(served.host.url).toMatch(/^https:/);
    const login = await served.ask("POST", "/api/sessions", { body: OWNER, origin: served.origin });
    expect(login.status).toBe(201);
    expect(login.cookies).toHaveLength(1);
    const [cookie = ""] = login.cookies;
    expect(cookie).toMatch(
      /^__Host-filmotheque_session=[\w-]{40,}; Expires=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );

    const pair = cookie.split(";", 1)[0] ?? "";
    expect((await served.ask("GET", "/api/films", { cookie: pair })).status).toBe(200);
    // The name without prefix: a session that began without TLS continues with it.
    expect((await served.ask("GET", "/api/films", { cookie: pair.replace("__Host-", "") })).status).toBe(200);
    const planted = `filmotheque_session=${"x".repeat(43)}`;
    expect((await served.ask("GET", "/api/films", { cookie: `${planted}; ${pair}` })).status).toBe(200);

    const logout = await served.ask("DELETE", "/api/sessions/current", { cookie: pair });
    expect(logout.cookies.map((line) => line.split("=", 1)[0])).toEqual([
      "__Host-filmotheque_session",
      "filmotheque_session",
    ]);
    expect((await served.ask("GET", "/api/films", { cookie: pair })).status).toBe(401);
  },
);

test.skipIf(!hasOpenssl)("pages over plain HTTP, or of another port, are of a foreign origin", async () => {
  await using served = await startTls();
  for (const origin of [served.origin.replace("https", "http"), `https://${NAME}`, "null"]) {
    expect((await served.ask("POST", "/api/sessions", { body: OWNER, origin })).status).toBe(403);
  }
});

test.skipIf(!hasOpenssl)(
  "a renewed certificate is used without a restart; a certificate without its new key changes nothing",
  async () => {
    await using served = await startTls();
    const first = await served.certificate();
    const next = makeSelfSigned(temporaryFolder("renewed"), NAME, "next");
    writeFileSync(served.files.certificateFile, "-----BEGIN CERTIFICATE-----\n");
    expect(await served.certificate()).toBe(first);
    renameSync(next.keyFile, served.files.keyFile);
    renameSync(next.certificateFile, served.files.certificateFile);
    await eventually(
      () => "the new certificate is in use",
      async () => (await served.certificate(next.pem)) !== first,
    );
  },
);

test.skipIf(!hasOpenssl)(
  "an unusable certificate is reported in the person's language, before the library opens",
  async () => {
    const folder = temporaryFolder("tls");
    const [one, other] = [makeSelfSigned(folder, NAME, "one"), makeSelfSigned(folder, NAME, "other")];
    const wrong = [
      { certificateFile: join(folder, "missing.pem"), keyFile: one.keyFile },
      { certificateFile: one.certificateFile, keyFile: other.keyFile },
      { certificateFile: one.keyFile, keyFile: one.keyFile },
    ];
    for (const tls of wrong) {
      const address = { host: "127.0.0.1", port: 0, tls };
      const opening = openWebHost(() => Promise.reject(new Error("the library was opened")), address);
      const error = await opening.then(
        () => expect.fail("it started"),
        (reason: unknown) => reason,
      );
      const said = explainStartFailure(error, { ...address, dataFolder: "/films", language: "fr" });
      expect(said).toContain("Le certificat et sa clé");
      expect(said).toContain(tls.certificateFile);
    }
  },
);

interface Asked {
  readonly body?: object;
  readonly origin?: string;
  readonly cookie?: string;
}

/** The program with an owner, on its own port, with a certificate for `NAME`. */
async function startTls() {
  const folder = temporaryFolder("tls");
  const files: SelfSigned = makeSelfSigned(folder, NAME);
  const config: EngineConfig = readConfig({ FILMOTHEQUE_DATA: join(folder, "library"), FILMOTHEQUE_LOG: "error" });
  const open = async (names: object) => {
    const engine = await createEngine({ ...config, ...names });
    const headers = { "content-type": "application/json", host: `localhost:${port(names)}` };
    const init = { method: "POST", headers, body: JSON.stringify(OWNER) };
    expect((await engine.fetch(new Request("https://localhost/api/setup", init))).status).toBe(201);
    return engine;
  };
  const address = { host: "127.0.0.1", port: 0, tls: files };
  const host = await openWebHost(open, address, { addedHosts: [NAME] });
  const options = (pem: string): RequestOptions => ({
    host: "127.0.0.1",
    port: host.port,
    servername: NAME,
    ca: pem,
    agent: false,
  });
  return {
    host,
    files,
    origin: `https://${NAME}:${host.port}`,
    ask: (method: string, path: string, asked: Asked = {}) => send({ ...options(files.pem), method, path }, asked),
    /** The certificate fingerprint that a new connection gets. */
    certificate(pem = files.pem): Promise<string> {
      const { promise, resolve } = Promise.withResolvers<string>();
      const sent = request({
        ...options(pem),
        rejectUnauthorized: false,
        path: "/api/health",
        headers: { host: `${NAME}:${host.port}` },
      });
      sent.on("response", (response) => {
        resolve((response.socket as TLSSocket).getPeerCertificate().fingerprint256); // a TLS socket, as the request uses `https`
        response.destroy();
      });
      sent.end();
      return promise;
    },
    [Symbol.asyncDispose]: () => host.stop(),
  };
}

function port(names: object): string {
  const [first = ""] = "allowedHosts" in names ? (names.allowedHosts as string[]) : [];
  return first.split(":")[1] ?? "";
}

function send(options: RequestOptions, { body, origin, cookie }: Asked) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; cookies: string[] }>();
  const headers = {
    host: `${NAME}:${options.port}`,
    ...(body ? { "content-type": "application/json" } : {}),
    ...(origin ? { origin } : {}),
    ...(cookie ? { cookie } : {}),
  };
  const sent = request({ ...options, headers }, (response) => {
    resolve({ status: response.statusCode ?? 0, cookies: response.headers["set-cookie"] ?? [] });
    response.resume();
  });
  sent.on("error", reject).end(body && JSON.stringify(body));
  return promise;
}

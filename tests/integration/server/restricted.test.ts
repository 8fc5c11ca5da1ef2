import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { DROP_PRIVILEGES, NOBODY } from "../../support/asNobody.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { OWNER } from "../wholeProgram/program.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** Own mounts, network and processes, as in a container. Only root may create them. */
const ISOLATED = ["--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child"];
const canIsolate =
  process.getuid?.() === 0 &&
  spawnSync("unshare", [...ISOLATED, "mount", "-o", "remount,bind,ro", "/"]).status === 0 &&
  spawnSync("setpriv", ["--version"]).status === 0;
if (!canIsolate) console.warn("no root, unshare or setpriv: starting under a container's restrictions is not tested");

test.skipIf(!canIsolate)(
  "it runs as nobody, without capabilities or network, on a read-only system, and writes to its data folder alone",
  { timeout: DEADLINES.testMs },
  () => {
    const folder = temporaryFolder("restricted");
    chmodSync(folder, 0o755);
    for (const name of ["data", "tmp"]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, "inside.sh"), INSIDE);
    writeFileSync(join(folder, "probe.mjs"), PROBE);
    const env = {
      PATH: process.env.PATH,
      NODE: process.execPath,
      ROOT,
      FOLDER: folder,
      PASSWORD: OWNER.password,
      USER_ID: OWNER.userId,
      TMPDIR: join(folder, "tmp"),
      FILMOTHEQUE_DATA: join(folder, "data"),
      FILMOTHEQUE_LANGUAGE: "en",
      FILMOTHEQUE_HOST: "0.0.0.0",
      FILMOTHEQUE_TRUSTED_PROXIES: "192.0.2.1",
      FILMOTHEQUE_PUBLIC_URL: "https://films.example.org",
    };
    const ran = spawnSync("unshare", [...ISOLATED, "sh", join(folder, "inside.sh")], { env, encoding: "utf8" });
    expect(ran.status, ran.stderr + ran.stdout).toBe(0);
    expect(JSON.parse(ran.stdout.trim().split("\n").at(-1) ?? "")).toEqual({
      uid: NOBODY,
      capabilities: "0000000000000000",
      login: 201,
      films: 200,
      root: "EROFS",
      program: "EROFS",
      data: "written",
    });
  },
);

/**
 * Mounts the system read-only except for two folders in memory, and the program where everybody can read it. Then, as
 * nobody: creates the owner, starts the program, waits for its health check, and runs the probe.
 */
const INSIDE = `
set -eu
mount --make-rprivate /
for name in data tmp; do mount -t tmpfs -o mode=0700,uid=${NOBODY},gid=${NOBODY} tmpfs "$FOLDER/$name"; done
mkdir "$FOLDER/program"
mount --bind "$ROOT" "$FOLDER/program"
mount -o remount,bind,ro "$FOLDER/program"
mount -o remount,bind,ro /
case "$NODE" in "$ROOT"/*) NODE="$FOLDER/program\${NODE#"$ROOT"}" ;; esac
export ROOT="$FOLDER/program"
ip link set lo up 2>/dev/null || "$NODE" -e 0
nobody="${DROP_PRIVILEGES} --no-new-privs"
cd /
printf '%s' "$PASSWORD" | $nobody "$NODE" "$ROOT/bin/filmotheque.js" users add "$USER_ID"
$nobody "$NODE" "$ROOT/bin/filmotheque.js" serve &
server=$!
until $nobody "$NODE" "$ROOT/resources/server/healthcheck.mjs" 2>/dev/null; do kill -0 $server; sleep 0.2; done
$nobody "$NODE" "$FOLDER/probe.mjs"
kill -TERM $server
wait $server
`;

const PROBE = `
import { readFileSync, writeFileSync } from "node:fs";
const base = "http://127.0.0.1:4780";
const headers = { "content-type": "application/json" };
const body = JSON.stringify({ userId: process.env.USER_ID, password: process.env.PASSWORD });
const login = await fetch(base + "/api/sessions", { method: "POST", headers, body });
const { sessionId } = await login.json();
const films = await fetch(base + "/api/films", { headers: { authorization: "Bearer " + sessionId } });
function write(path) {
  try {
    writeFileSync(path, "x");
    return "written";
  } catch (error) {
    return error.code;
  }
}
const [, capabilities] = /CapBnd:\\s*(\\w+)/.exec(readFileSync("/proc/self/status", "utf8"));
console.log(JSON.stringify({
  uid: process.getuid(),
  capabilities,
  login: login.status,
  films: films.status,
  root: write("/var/filmotheque"),
  program: write(process.env.ROOT + "/dist.txt"),
  data: write(process.env.FILMOTHEQUE_DATA + "/probe"),
}));
`;

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deferUpdates } from "../../../electron/updates/deferredUpdates.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { anAppImage, UpdateServer } from "../support/updateServer.ts";
import { anInstallation, type TestInstallation } from "./anInstallation.ts";

const folder = temporaryFolder("updates");
const opened: TestInstallation[] = [];
let server: UpdateServer;
let count = 0;

beforeEach(async () => {
  server = await UpdateServer.start();
});
afterEach(async () => {
  for (const { updates } of opened.splice(0)) updates.stop();
  delete process.env.APPIMAGE;
  await server.stop();
});

function installed(options: Partial<Parameters<typeof anInstallation>[0]> = {}): TestInstallation {
  count += 1;
  const installation = anInstallation({ folder: join(folder, String(count)), url: server.url, ...options });
  opened.push(installation);
  return installation;
}

const NEW = anAppImage("1.1.0", 3_000_000);
const OLD = anAppImage("1.0.0");

test("a newer version is downloaded with its progress, and installed when the program quits", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const { updates, states, program, mode, quit } = installed();

  expect(await updates.check()).toEqual({ state: "ready", version: "1.1.0" });
  expect(states.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])).toEqual([
    "checking",
    "downloading",
    "ready",
  ]);
  expect(program()).toEqual(OLD);

  quit();
  expect(program()).toEqual(NEW);
  expect(mode()).toBe(0o755);
});

test("the progress only grows", async () => {
  server.publish({ version: "1.1.0", content: anAppImage("1.1.0", 30_000_000) });
  const { updates, states } = installed();
  await updates.check();
  const percents = states.flatMap((state) => (state.state === "downloading" ? [state.percent] : []));
  expect(percents[0]).toBe(0);
  expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  expect(percents.every((percent) => Number.isInteger(percent) && percent <= 100)).toBe(true);
});

test.for([
  ["1.0.0", "the same version"],
  ["0.9.9", "an older version"],
  ["0.1.0", "a much older version"],
  ["1.1.0-beta.1", "a prerelease"],
] as const)("%s is not downloaded: it is %s", async ([version]) => {
  server.publish({ version, content: NEW });
  const { updates, program, quit } = installed();

  expect(await updates.check()).toMatchObject({ state: "idle" });
  expect(server.downloads).toBe(0);
  quit();
  expect(program()).toEqual(OLD);
});

test("a prerelease takes the next prerelease, and the final version", async () => {
  for (const version of ["1.0.0-beta.2", "1.0.0"]) {
    server.publish({ version, content: NEW });
    expect(await installed({ version: "1.0.0-beta.1" }).updates.check()).toEqual({ state: "ready", version });
  }
});

test("a download that is not what was published is removed and never installed", async () => {
  const altered = Buffer.from(NEW);
  altered[1_000_000] = 0;
  server.publish({ version: "1.1.0", content: altered, checksum: checksumOf(NEW) });
  const { updates, program, pending, quit } = installed();

  expect(await updates.check()).toEqual({ state: "failed", version: "1.1.0", error: "damaged" });
  expect(filesIn(pending)).toEqual([]);
  quit();
  expect(program()).toEqual(OLD);

  server.publish({ version: "1.1.0", content: NEW });
  expect(await updates.check()).toEqual({ state: "ready", version: "1.1.0" });
});

test("a release without a checksum is refused", async () => {
  server.publish({ version: "1.1.0", content: NEW, checksum: null });
  const { updates } = installed();
  expect(await updates.check()).toEqual({ state: "failed", version: "1.1.0", error: "damaged" });
  expect(server.downloads).toBe(0);
});

test("an interrupted download changes nothing, and the next attempt succeeds", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  server.failNext("file", { kind: "cut", afterBytes: 500_000 });
  const { updates, program, quit } = installed();
  expect(await updates.check()).toEqual({ state: "failed", version: "1.1.0", error: "interrupted" });
  quit();
  expect(program()).toEqual(OLD);

  expect(await updates.check()).toEqual({ state: "ready", version: "1.1.0" });
});

test("a program that quits during a download installs nothing", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  server.failNext("file", { kind: "hang" });
  const { updates, program, quit } = installed();
  const checking = updates.check();
  await expect.poll(() => server.downloads).toBeGreaterThan(0);
  updates.stop();
  quit();
  expect(await checking).toMatchObject({ state: "idle" });
  expect(program()).toEqual(OLD);
});

test.for([
  [404, "no_release"],
  [500, "server_unreachable"],
  [503, "server_unreachable"],
] as const)("a server that answers %i says so", async ([status, error]) => {
  server.failNext("description", { kind: "status", status });
  expect(await installed().updates.check()).toEqual({ state: "failed", version: null, error });
});

test("a server that is down, and one that answers with something else, say so", async () => {
  server.describe("<html><body>Log in to this hotel's network</body></html>");
  expect(await installed().updates.check()).toMatchObject({ state: "failed", error: "no_release" });
  server.describe("version: newest\nfiles: []\n");
  expect(await installed().updates.check()).toMatchObject({ state: "failed", error: "no_release" });

  const gone = await UpdateServer.start();
  const { url } = gone;
  await gone.stop();
  const { updates } = installed({ url });
  expect(await updates.check()).toEqual({ state: "failed", version: null, error: "server_unreachable" });
});

test("a release whose file is gone says so", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  server.failNext("file", { kind: "status", status: 404 });
  const { updates } = installed();
  expect(await updates.check()).toEqual({ state: "failed", version: "1.1.0", error: "no_release" });
});

test("a program that ends with an error does not install", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const { updates, program, quit } = installed();
  await updates.check();
  quit(1);
  expect(program()).toEqual(OLD);
});

test("what was downloaded before is not downloaded again after a restart", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  await installed({ folder: join(folder, "again") }).updates.check();
  const { downloads } = server;
  const { updates, program, quit } = installed({ folder: join(folder, "again") });
  expect(await updates.check()).toEqual({ state: "ready", version: "1.1.0" });
  expect(server.downloads).toBe(downloads);
  quit();
  expect(program()).toEqual(NEW);
});

test("an installation that cannot replace itself says that there is a newer version, and where", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const { updates } = installed({ installsItself: false });
  expect(await updates.check()).toEqual({ state: "available", version: "1.1.0", page: "https://example.org/releases" });
  expect(server.downloads).toBe(0);
});

test("it looks at the start where it may, and asks nothing where it may not", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const forbidden = installed({ isAutomatic: () => false });
  const allowed = installed({ isAutomatic: () => true });
  await expect.poll(() => allowed.updates.current).toEqual({ state: "ready", version: "1.1.0" });
  expect(forbidden.states).toEqual([]);
});

test("no request is sent while outside requests are off, even when the person checks; a message says so", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  let mayAsk = false;
  const { updates } = installed({ mayMakeOutboundRequests: () => mayAsk });
  expect(updates.current).toEqual({ state: "requests_off" });
  expect(await updates.check()).toEqual({ state: "requests_off" });
  expect(await updates.checkAvailability()).toEqual({ state: "requests_off" });
  expect(server.requests).toEqual([]);

  mayAsk = true;
  expect(updates.current).toMatchObject({ state: "idle" });
  expect(await updates.check()).toEqual({ state: "ready", version: "1.1.0" });
  mayAsk = false;
  expect(updates.current).toEqual({ state: "ready", version: "1.1.0" });
});

test("a look is over when the answer is known, and the download goes on", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  server.failNext("file", { kind: "hang" });
  const { updates } = installed();
  expect(await updates.checkAvailability()).toMatchObject({ state: "downloading", version: "1.1.0" });
  expect(await updates.checkAvailability()).toMatchObject({ state: "downloading", version: "1.1.0" });

  server.publish({ version: "1.0.0", content: OLD });
  expect(await installed().updates.checkAvailability()).toMatchObject({ state: "idle" });
});

test("when the session ends nothing is installed, and the download waits for a later quit", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const { updates, program, quit } = installed({ folder: join(folder, "session") });
  await updates.check();
  updates.postpone();
  quit();
  expect(program()).toEqual(OLD);

  const { downloads } = server;
  const later = installed({ folder: join(folder, "session") });
  await later.updates.check();
  expect(server.downloads).toBe(downloads);
  later.quit();
  expect(later.program()).toEqual(NEW);
});

test("once they are stopped, the closed library is not asked any more", async () => {
  let isClosed = false;
  const mayMakeOutboundRequests = () => {
    if (isClosed) throw new Error("The database connection is not open");
    return true;
  };
  server.failNext("description", { kind: "status", status: 404 });
  const { updates } = installed({ mayMakeOutboundRequests, isAutomatic: () => true });
  await expect.poll(() => updates.current.state).toBe("failed");
  updates.stop();
  isClosed = true;
  expect(updates.current).toMatchObject({ state: "failed" });
  expect(await updates.checkAvailability()).toMatchObject({ state: "failed" });
});

test("a library that opens while the program quits begins no updates", async () => {
  const own = deferUpdates();
  expect(own.current).toBe(null);
  await own.check();
  own.stop();
  own.start(() => {
    throw new Error("the program quits");
  });
  expect(own.current).toBe(null);
});

test("an update that gives the program another name says which", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const moved: string[] = [];
  const { updates, quit } = installed({
    folder: join(folder, "moved"),
    fileName: "filmotheque-1.0.0-linux-x86_64.AppImage",
    onMoved: (program) => moved.push(program),
  });
  await updates.check();
  quit();
  expect(moved).toEqual([join(folder, "moved", "filmotheque-linux-x86_64.AppImage")]);
  expect(readFileSync(moved[0] ?? "")).toEqual(NEW);
});

test("two checks at the same time are one", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  const { updates } = installed();
  await Promise.all([updates.check(), updates.check()]);
  expect(server.requests.filter(({ path }) => path.endsWith(".yml"))).toHaveLength(1);
});

test("the server cannot tell one copy from another", async () => {
  server.publish({ version: "1.1.0", content: NEW });
  await installed().updates.check();
  const first = server.requests.map(({ headers }) => headers["x-user-staging-id"]);
  server.requests.length = 0;
  await installed().updates.check();
  const second = server.requests.map(({ headers }) => headers["x-user-staging-id"]);
  expect(second).toEqual(first);
  expect(server.requests.flatMap(({ headers }) => [headers.cookie, headers.authorization])).toEqual(
    server.requests.flatMap(() => [undefined, undefined]),
  );
});

function checksumOf(content: Buffer): string {
  return createHash("sha512").update(content).digest("base64");
}

function filesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

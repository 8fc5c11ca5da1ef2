import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { downloadedBytes, downloadFile } from "../../../src/providers/index.ts";
import { PublisherHost } from "../../standins/publisherHost.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const BODY = createHash("sha512").update("seed").digest().toString("hex").repeat(500);
const NAME = "set.zip";

let host: PublisherHost;
let target: string;
let cutAt = Number.POSITIVE_INFINITY;
beforeAll(async () => {
  host = await new PublisherHost().start();
});
afterAll(() => host?.[Symbol.asyncDispose]());
beforeEach(() => {
  host.publish(NAME, BODY);
  cutAt = Number.POSITIVE_INFINITY;
  host.requests.length = 0;
  host.hasRanges = true;
  host.ignoresIfRange = false;
  target = join(temporaryFolder(), NAME);
});

function download(more: Partial<Parameters<typeof downloadFile>[0]> = {}) {
  return downloadFile({
    address: `${host.url}/${NAME}`,
    target,
    userAgent: "test",
    maxBytes: 10_000_000,
    stallMs: DEADLINES.conditionMs,
    signal: new AbortController().signal,
    isAllowed: () => true,
    onProgress({ receivedBytes }) {
      if (receivedBytes >= cutAt) host.disconnect();
    },
    ...more,
  });
}

/** The next connection breaks once so many bytes of the file are here. */
async function cutAfter(bytes: number): Promise<void> {
  host.breakNext(NAME, { kind: "silence", afterBytes: bytes - (await downloadedBytes(target)) });
  cutAt = bytes;
}
const content = () => readFileSync(target, "latin1");
const filesLeft = () => readdirSync(join(target, ".."));

test("a broken download goes on where it ended, also when the program was restarted, and leaves one file", async () => {
  await cutAfter(1_000);
  expect(await download()).toMatchObject({ kind: "interrupted", reason: "network" });
  expect(await downloadedBytes(target)).toBe(1_000);
  expect(existsSync(target)).toBe(false);
  await cutAfter(3_000);
  expect(await download()).toMatchObject({ kind: "interrupted" });
  cutAt = Number.POSITIVE_INFINITY;
  expect(await download()).toEqual({ kind: "complete", bytes: BODY.length });
  expect(content()).toBe(BODY);
  expect(host.requests.map(({ range, ifRange }) => [range, ifRange])).toEqual([
    [undefined, undefined],
    ["bytes=1000-", '"first"'],
    ["bytes=3000-", '"first"'],
  ]);
  expect(filesLeft()).toEqual([NAME]);
});

test("a file that changed meanwhile is downloaded again from its beginning", async () => {
  await cutAfter(1_000);
  await download();
  cutAt = Number.POSITIVE_INFINITY;
  host.publish(NAME, BODY.toUpperCase(), '"second"');
  expect(await download()).toMatchObject({ kind: "complete" });
  expect(content()).toBe(BODY.toUpperCase());
});

test("a server that sends a range of another version, against If-Range, is not believed", async () => {
  host.ignoresIfRange = true;
  await cutAfter(1_000);
  await download();
  cutAt = Number.POSITIVE_INFINITY;
  host.publish(NAME, BODY.toUpperCase(), '"second"');
  expect(await download()).toMatchObject({ kind: "interrupted" });
  expect(await download()).toMatchObject({ kind: "complete" });
  expect(content()).toBe(BODY.toUpperCase());
});

test("a server without ranges sends the whole file, which replaces the part", async () => {
  host.hasRanges = false;
  await cutAfter(1_000);
  await download();
  cutAt = Number.POSITIVE_INFINITY;
  expect(await download()).toMatchObject({ kind: "complete" });
  expect(content()).toBe(BODY);
});

test("a part whose version was not noted, by a kill, is not gone on with", async () => {
  writeFileSync(`${target}.part`, "bytes of something else");
  expect(await download()).toMatchObject({ kind: "complete" });
  expect(host.requests[0]?.range).toBeUndefined();
  expect(content()).toBe(BODY);
});

test("a server that falls silent is given up, and what it sent is kept", async () => {
  host.breakNext(NAME, { kind: "silence", afterBytes: 1_000 });
  const received = Promise.withResolvers<void>();
  const ended = download({
    stallMs: 500,
    onProgress: ({ receivedBytes }) => {
      if (receivedBytes === 1_000) received.resolve();
    },
  });
  await received.promise;
  expect(await ended).toMatchObject({ kind: "interrupted", reason: "stalled" });
  expect(await downloadedBytes(target)).toBe(1_000);
});

test("refusals are told apart", async () => {
  const after = { "retry-after": "7" };
  host.breakNext(NAME, { kind: "status", status: 404 }, { kind: "status", status: 429, headers: after });
  host.breakNext(NAME, { kind: "status", status: 503, headers: after }, { kind: "status", status: 500 });
  host.breakNext(NAME, { kind: "status", status: 403 }, { kind: "page" });
  const kinds = [];
  for (let count = 0; count < 6; count += 1) kinds.push(await download());
  expect(kinds).toEqual([
    { kind: "not_found" },
    { kind: "rate_limited", retryAfterMs: 7_000 },
    { kind: "rate_limited", retryAfterMs: 7_000 },
    { kind: "interrupted", reason: "server_error", detail: "HTTP 500" },
    { kind: "refused", status: 403 },
    { kind: "intercepted" },
  ]);
  expect(filesLeft()).toEqual([]);
});

test("a redirect is followed within the same server, and to no other host or port", async () => {
  await using other = await new PublisherHost().start();
  other.publish(NAME, "somebody else's");
  host.publish("moved.zip", BODY);
  host.breakNext(NAME, { kind: "redirect", to: `${other.url}/${NAME}` });
  expect(await download()).toMatchObject({ kind: "redirect_outside" });
  host.breakNext(NAME, { kind: "redirect", to: "file:///etc/passwd" });
  expect(await download()).toMatchObject({ kind: "redirect_outside" });
  expect(other.requests).toEqual([]);
  host.breakNext(NAME, { kind: "redirect", to: "moved.zip" });
  expect(await download()).toMatchObject({ kind: "complete" });
});

test("a file that is too long, or has no room, is not stored", async () => {
  expect(await download({ maxBytes: 1_000 })).toEqual({ kind: "too_large" });
  const noRoom = () => {
    throw new Error("no room");
  };
  await expect(download({ onLength: noRoom })).rejects.toThrow("no room");
  expect(await downloadedBytes(target)).toBe(0);
});

test("nothing is sent while the internet is switched off, and a running download ends when it is", async () => {
  expect(await download({ isAllowed: () => false })).toEqual({ kind: "switched_off" });
  expect(host.requests).toEqual([]);
  let isAllowed = true;
  const outcome = await download({
    isAllowed: () => isAllowed,
    onProgress: ({ receivedBytes }) => {
      if (receivedBytes > 0) isAllowed = false;
    },
  });
  expect(outcome).toEqual({ kind: "switched_off" });
});

test("a cancelled download keeps what it received and throws the reason", async () => {
  host.breakNext(NAME, { kind: "silence", afterBytes: 1_000 });
  const stop = new AbortController();
  const ended = download({
    signal: stop.signal,
    onProgress: ({ receivedBytes }) => {
      if (receivedBytes === 1_000) stop.abort(new Error("cancelled"));
    },
  });
  await expect(ended).rejects.toThrow("cancelled");
  expect(await downloadedBytes(target)).toBe(1_000);
});

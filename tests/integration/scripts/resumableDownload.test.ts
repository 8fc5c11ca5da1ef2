import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  type DownloadProgress,
  ResumableDownload,
  type ResumableDownloadOptions,
} from "../../../scripts/start/resumableDownload.ts";
import { DownloadHost, type DownloadHostOptions } from "../../standins/downloadHost.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { ManualTimers } from "../../support/manualTimers.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const SIZE = 400_000;
const STALL_LIMIT_MS = 20_000;

test("a download of which each part comes in time is not given up, however long all of it takes", async () => {
  const { host, download, target, timers, seen } = await aDownload();
  const drops = 10;
  host.breakNext({ kind: "drops", dropBytes: SIZE / drops });

  const done = download();
  for (let drop = 1; drop <= drops; drop += 1) {
    await vi.waitUntil(() => seen.at(-1)?.receivedBytes === (SIZE / drops) * drop, { timeout: DEADLINES.conditionMs });
    timers.pass(STALL_LIMIT_MS - 1);
    host.sendMore();
  }
  await done;
  expect(timers.now()).toBeGreaterThan(9 * (STALL_LIMIT_MS - 1));
  expect(readFileSync(target)).toEqual(host.body);
});

test("a download is given up when no byte comes for a while, and the next one goes on from there", async () => {
  const { host, download, target, timers, seen } = await aDownload();
  host.breakNext({ kind: "silence", afterBytes: 150_000 });

  const done = download();
  const outcome = expect(done).rejects.toMatchObject({
    failure: { kind: "stalled", host: new URL(host.url).host, seconds: 20 },
  });
  await vi.waitUntil(() => seen.at(-1)?.receivedBytes === 150_000, { timeout: DEADLINES.conditionMs });
  timers.pass(STALL_LIMIT_MS);
  await outcome;

  await download();
  expect(host.requests.at(-1)).toMatchObject({ range: "bytes=150000-", ifRange: '"first"' });
  expect(readFileSync(target)).toEqual(host.body);
});

test("a host that accepts the connection and never answers is given up too", async () => {
  const { host, download, timers } = await aDownload();
  host.breakNext({ kind: "silence", afterBytes: 0 });
  const done = download();
  const outcome = expect(done).rejects.toMatchObject({ failure: { kind: "stalled" } });
  await vi.waitUntil(() => host.requests.length === 1, { timeout: DEADLINES.conditionMs });
  timers.pass(STALL_LIMIT_MS);
  await outcome;
});

test("when connections break anywhere, the whole file arrives and no byte is requested twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: SIZE / 8 }), { maxLength: 6 }), async (cuts) => {
      const { host, download, target } = await aDownload();
      await using _ = host;
      host.breakNext(...cuts.map((afterBytes) => ({ kind: "cut", afterBytes }) as const));

      await download();
      expect(readFileSync(target)).toEqual(host.body);
      let from = 0;
      for (const [index, cut] of cuts.entries()) {
        from += cut;
        expect(host.requests[index + 1]?.range).toBe(`bytes=${from}-`);
      }
      expect(host.requests.length).toBe(cuts.length + 1);
    }),
    { numRuns: 20 },
  );
});

test.for([
  ["knows no ranges", { hasRanges: false }, '"first"'],
  ["names no version of its file", {}, null],
] as const)("where the host %s, a broken download begins anew", async ([, options, etag]) => {
  const { host, download, target } = await aDownload(options);
  host.etag = etag;
  host.breakNext({ kind: "cut", afterBytes: 150_000 });
  await download();
  expect(readFileSync(target)).toEqual(host.body);
});

test("a file that changed on the host between two starts is not mixed with its predecessor", async () => {
  const { host, download, target, interrupt, seen } = await aDownload();
  host.breakNext({ kind: "silence", afterBytes: 150_000 });
  const done = download();
  const outcome = expect(done).rejects.toThrow();
  await vi.waitUntil(() => seen.at(-1)?.receivedBytes === 150_000, { timeout: DEADLINES.conditionMs });
  interrupt();
  await outcome;

  host.body = randomBytes(SIZE);
  host.etag = '"second"';
  await download();
  expect(readFileSync(target)).toEqual(host.body);
});

test("a complete file that was not yet put in its place is not downloaded again", async () => {
  const { host, download, target, folder } = await aDownload();
  host.breakNext({ kind: "cut", afterBytes: SIZE - 1 }, { kind: "status", status: 503 });
  await expect(download()).rejects.toMatchObject({ failure: { kind: "refused", status: 503 } });
  const [partial = ""] = readdirSync(folder).filter((name) => name.endsWith(".partial"));
  appendFileSync(join(folder, partial), host.body.subarray(SIZE - 1));

  await download();
  expect(readFileSync(target)).toEqual(host.body);
  expect(host.requests.at(-1)?.range).toBe(`bytes=${SIZE}-`);
});

test("a partial file longer than the host's is thrown away", async () => {
  const { host, download, target } = await aDownload();
  host.breakNext({ kind: "cut", afterBytes: 150_000 }, { kind: "status", status: 503 });
  await expect(download()).rejects.toThrow();

  host.body = host.body.subarray(0, 100_000); // under the same ETag, which no host should do
  await download();
  expect(readFileSync(target)).toEqual(host.body);
});

test("a host that breaks every connection at the same place is given up", async () => {
  const { host, download } = await aDownload({ hasRanges: false });
  host.breakNext(...Array.from({ length: 20 }, () => ({ kind: "cut", afterBytes: 1_000 }) as const));
  await expect(download()).rejects.toMatchObject({ failure: { kind: "unreachable" } });
  expect(host.requests.length).toBeLessThan(20);
});

test("a host that does not have the file is asked once, and its answer is reported", async () => {
  const { host, download, target } = await aDownload();
  host.breakNext({ kind: "status", status: 404 });
  await expect(download()).rejects.toMatchObject({
    failure: { kind: "refused", status: 404, url: `${host.url}electron.zip` },
  });
  expect(host.requests.length).toBe(1);
  expect(existsSync(target)).toBe(false);
});

test("a host that is not there is named, with what the system says", async () => {
  const { host, download } = await aDownload();
  const { host: name } = new URL(host.url);
  await host[Symbol.asyncDispose]();
  await expect(download(`http://${name}/electron.zip`)).rejects.toMatchObject({
    failure: { kind: "unreachable", host: name, detail: expect.stringContaining("ECONNREFUSED") },
  });
});

test("progress tells all that is there, what an earlier start received included", async () => {
  const { host, download, seen } = await aDownload();
  host.breakNext({ kind: "cut", afterBytes: 150_000 }, { kind: "status", status: 503 });
  await expect(download()).rejects.toThrow();
  seen.length = 0;

  await download();
  expect(seen[0]).toEqual({ receivedBytes: 150_000, totalBytes: SIZE });
  expect(seen.at(-1)).toEqual({ receivedBytes: SIZE, totalBytes: SIZE });
});

async function aDownload(options: DownloadHostOptions = {}) {
  const host = await new DownloadHost(randomBytes(SIZE), options).start();
  const folder = temporaryFolder("download");
  const target = join(folder, "electron.zip");
  const timers = new ManualTimers();
  const seen: DownloadProgress[] = [];
  let abort = new AbortController();
  const download = (url = `${host.url}electron.zip`) => {
    abort = new AbortController();
    const settings: ResumableDownloadOptions = {
      partialFolder: folder,
      signal: abort.signal,
      onProgress(progress) {
        seen.push(progress);
        host.heard(progress.receivedBytes);
      },
      stallLimitMs: STALL_LIMIT_MS,
      timers,
    };
    return new ResumableDownload(settings).download(url, target);
  };
  onTestFinished(async () => {
    if (host.isListening) await host[Symbol.asyncDispose]();
  });
  return { host, folder, target, timers, seen, download, interrupt: () => abort.abort() };
}

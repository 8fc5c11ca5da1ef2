import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadSet } from "../../../src/recommendation/communityDownloads/downloadSet.ts";
import {
  type PublicSet,
  publicSet,
  publishedBytes,
} from "../../../src/recommendation/communityDownloads/publicSets.ts";
import { PublisherHost } from "../../standins/publisherHost.ts";

const SPARE_BYTES = 300_000_000;

let host: PublisherHost;
let folder: string;
let set: PublicSet;
beforeAll(async () => {
  host = await new PublisherHost().start();
  folder = mkdtempSync(join(tmpdir(), "filmotheque-room-"));
  set = publicSet("ml-latest-small")!;
});
afterAll(async () => {
  await host?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function download(into: string, freeBytes: number) {
  const parts = {
    addresses: { movielens: host.url, movietweetings: host.url },
    userAgent: "test",
    isAllowed: () => true,
    onRequest: () => undefined,
    freeBytes: async () => freeBytes,
  };
  return downloadSet(set, into, parts, new AbortController().signal, () => undefined);
}

test("a set for which there is no room is refused before anything is sent or written, with what it needs", async () => {
  const into = join(folder, "full");
  const needed = publishedBytes(set) + SPARE_BYTES;
  await expect(download(into, needed - 1)).rejects.toMatchObject({
    code: "community_no_room",
    facts: { fact: `${Math.ceil(needed / 1e6)} MB` },
  });
  expect(host.requests).toEqual([]);
  for (const { name } of set.files) expect(existsSync(join(into, name))).toBe(false);
});

test("with exactly enough room it is asked for", async () => {
  await expect(download(join(folder, "enough"), publishedBytes(set) + SPARE_BYTES)).rejects.toMatchObject({
    code: "community_not_found",
  });
  expect(host.requests.length).toBeGreaterThan(0);
});

test("what was received before needs no room again", async () => {
  const into = join(folder, "resumed");
  mkdirSync(into);
  const [file] = set.files;
  const received = 200_000;
  writeFileSync(join(into, file!.name), new Uint8Array(received));
  const needed = publishedBytes(set) + SPARE_BYTES - received;
  await expect(download(into, needed - 1)).rejects.toMatchObject({ code: "community_no_room" });
  expect(await download(into, needed)).toMatchObject({ source: join(into, file!.name) });
});

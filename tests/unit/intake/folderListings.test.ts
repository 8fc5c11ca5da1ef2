import { expect, test } from "vitest";
import { createFolderListings } from "../../../src/intake/sidecarFiles/index.ts";
import { listSidecarFiles } from "../../../src/intake/sidecarFiles/listSidecarFiles.ts";
import type { Workers } from "../../../src/workers/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("a listing that whoever asked first gave up is made anew for the others who wait for it", async () => {
  const folder = temporaryFolder();
  const isListed = Promise.withResolvers<void>();
  // As a thread: it ends with the signal of whoever started it.
  const run: Workers["run"] = (task, _input, { signal } = {}) =>
    new Promise((resolve, reject) => {
      expect(task.id).toContain("listSidecarFiles");
      signal?.addEventListener("abort", () => reject(signal.reason));
      // The task's id says what comes out.
      if (!signal) resolve(listSidecarFiles({ folder }) as never);
      isListed.resolve();
    });
  const listings = createFolderListings({ workers: { run }, roots: () => [], isPrivate: () => false });
  const first = new AbortController();
  const givenUp = listings.list(folder, first.signal);
  await isListed.promise;
  const waiting = listings.list(folder);
  first.abort(new Error("its request was closed"));
  await expect(givenUp).rejects.toThrow("its request was closed");
  expect(await waiting).toMatchObject({ path: folder });
  // What was listed anew is kept.
  expect(await listings.list(folder)).toBe(await waiting);
});

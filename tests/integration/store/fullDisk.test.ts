import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createStorageWatch, openStore, type StorageTrouble } from "../../../src/store/index.ts";
import { createSmallDisk } from "../../support/smallDisk.ts";

const disk = createSmallDisk(12);
afterAll(() => disk.remove());

test("a disk filled by another program is reported with its path and free space, and work resumes later", async () => {
  const library = join(disk.folder, "library");
  const store = openStore(library);
  const said: (StorageTrouble | null)[] = [];
  const watch = createStorageWatch({ store, folder: library, firstWaitMs: 5, onChanged: (one) => said.push(one) });
  const write = () =>
    store.writeDurable(() =>
      store
        .sql("INSERT INTO setting (name, value) VALUES (:name, :value)")
        .run({ name: String(Math.random()), value: "x".repeat(400_000) }),
    );
  write();
  disk.fill(store);
  expect(() => {
    for (;;) write();
  }).toThrow();
  expect(said).toEqual([
    {
      code: "disk_full",
      path: library,
      volume: disk.isMounted ? disk.folder : expect.any(String),
      freeBytes: expect.any(Number),
    },
  ]);
  if (disk.isMounted) expect(said[0]?.freeBytes).toBeLessThan(1_000_000);
  disk.makeRoom(store);
  await watch.whenWritable(new AbortController().signal);
  expect(said.at(-1)).toBeNull();
  write();
  watch.close();
  store.close();
});

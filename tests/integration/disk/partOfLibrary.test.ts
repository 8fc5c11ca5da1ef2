import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, test } from "vitest";
import { storageMessage } from "../../../src/messages/index.ts";
import { createStorageWatch, openStore, type StorageTrouble } from "../../../src/store/index.ts";
import { probeStorage } from "../../../src/store/storage/probeStorage.ts";
import { mountAt } from "../../support/memoryDisk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("a part of the library that cannot be written is named, and tried again until it can be", async ({
  expect,
  skip,
}) => {
  const folder = temporaryFolder("part");
  const store = openStore(folder);
  const images = join(folder, "images");
  mkdirSync(images);
  if (!mountAt(images, "ro")) return skip();
  const unmount = () => spawnSync("umount", [images]);
  onTestFinished(() => {
    unmount();
    store.close();
  });
  const said: (StorageTrouble | null)[] = [];
  const watch = createStorageWatch({ store, folder, firstWaitMs: 1, onChanged: (trouble) => said.push(trouble) });
  onTestFinished(() => watch.close());

  expect(watch.report(failureOf(() => writeFileSync(join(images, "poster.webp"), "")))).toBe(true);
  expect(said).toEqual([expect.objectContaining({ code: "disk_read_only", path: images })]);
  expect(() => probeStorage(store, folder)).not.toThrow();
  expect(() => probeStorage(store, folder, images)).toThrow(expect.objectContaining({ code: "EROFS" }));
  expect(watch.isWritable()).toBe(false);
  unmount();
  await watch.whenWritable(new AbortController().signal);
  expect(said.at(-1)).toBeNull();
});

test("a lost permission is reported with its folder, in both languages", ({ expect }) => {
  const trouble: StorageTrouble = { code: "no_permission", path: "/films/images", volume: "/", freeBytes: null };
  expect(storageMessage("en", trouble)).toMatch(/no permission to write to \/films\/images/);
  expect(storageMessage("fr", trouble)).toMatch(/n’a pas le droit d’écrire dans \/films\/images/);
});

function failureOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
}

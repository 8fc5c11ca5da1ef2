import { readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { cachedFolder } from "../../support/cachedFolder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("of several that want a folder at once one makes it, and the others get what it made", async () => {
  const path = join(temporaryFolder("cached"), "made");
  let made = 0;
  const make = async (folder: string) => {
    made += 1;
    await pause(10);
    writeFileSync(join(folder, "whole.txt"), `${made}`);
  };
  const paths = await Promise.all([1, 2, 3].map(() => cachedFolder(path, make)));
  expect(paths).toEqual([path, path, path]);
  expect(made).toBe(1);
  expect(readFileSync(join(path, "whole.txt"), "utf8")).toBe("1");
});

test("a folder that could not be made leaves nothing behind, and the next one makes it", async () => {
  const root = temporaryFolder("cached");
  const path = join(root, "made");
  await expect(cachedFolder(path, () => Promise.reject(new Error("no network")))).rejects.toThrow("no network");
  expect((await readdir(root)).filter((name) => !name.endsWith(".lock"))).toEqual([]);
  await cachedFolder(path, async (folder) => writeFileSync(join(folder, "whole.txt"), "whole"));
  expect(readFileSync(join(path, "whole.txt"), "utf8")).toBe("whole");
});

import { expect, test } from "vitest";
import { loadWhenReachable } from "../../../renderer/api/loadWhenReachable.ts";

/** Code that cannot be loaded so often, from an engine that is reachable or not at each look. */
function aPage(failures: number, reachable: boolean[]) {
  const seen = { loads: 0, reloads: 0 };
  const loaded = loadWhenReachable(
    async () => {
      seen.loads += 1;
      if (seen.loads <= failures) throw new TypeError("Failed to fetch dynamically imported module");
      return "the screen";
    },
    { isReachable: async () => reachable.shift() ?? true, reload: () => (seen.reloads += 1), retryMs: 1 },
  );
  return { seen, loaded };
}

test("while the engine cannot be reached, the code of a screen is waited for", async () => {
  const { seen, loaded } = aPage(1, [false, false, false, true]);
  expect(await loaded).toBe("the screen");
  expect(seen).toEqual({ loads: 2, reloads: 0 });
});

test("a browser that remembers the failure loads the page again", async () => {
  const { seen } = aPage(99, [false, true]);
  await expect.poll(() => seen.reloads).toBe(1);
  expect(seen.loads).toBe(2);
});

test("code that is gone while the engine answers is an error, and not asked for without end", async () => {
  const { seen, loaded } = aPage(99, [true]);
  await expect(loaded).rejects.toThrow("dynamically imported");
  expect(seen).toEqual({ loads: 2, reloads: 0 });
});

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");

/** Replaces what it holds again and again, as lists and searches do, and tells how large its heap became. */
const REPLACE_VALUES = `
  const { getHeapStatistics } = await import("node:v8");
  const held = [];
  let largest = 0;
  for (let round = 0; round < 400; round += 1) {
    held.push(Array.from({ length: 10_000 }, (_, index) => ({ index, round })));
    if (held.length > 8) held.shift();
    largest = Math.max(largest, getHeapStatistics().total_heap_size);
  }
  console.log(largest);`;

test("a heap whose content is replaced again and again stays smaller than V8 would let it grow", () => {
  const kept = largestHeap(`(await import(${JSON.stringify(join(ROOT, "src/smallHeap.ts"))})).keepHeapsSmall();`);
  expect(kept).toBeLessThan(largestHeap("") * 0.85);
});

test.for(["src/server/main.ts", "electron/main.ts", "src/cli/serve.ts"])("%s keeps heaps small", (host) => {
  expect(readFileSync(join(ROOT, host), "utf8")).toMatch(/^\s*keepHeapsSmall\(\);$/m);
});

function largestHeap(before: string): number {
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", before + REPLACE_VALUES], {
    encoding: "utf8",
  });
  return Number(stdout);
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import { expect, test } from "vitest";

test("the memory of the image library does not grow with the number of images", async () => {
  const create = {
    width: 780,
    height: 1170,
    channels: 3,
    background: "#000",
    noise: { type: "gaussian", mean: 128, sigma: 30 },
  } as const;
  const bytes = await sharp({ create }).jpeg().toBuffer();
  const thread = new Worker(new URL("./memoryThread.ts", import.meta.url), { workerData: { bytes, count: 40 } });
  const [megabytes]: number[][] = await once(thread, "message");
  expect(megabytes?.[9]).toBeGreaterThan(0);
  // Thirty more would hold 80 MB of pixels.
  expect(megabytes!.at(-1)! - megabytes![9]!).toBeLessThan(20);
});

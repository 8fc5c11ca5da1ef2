import { expect, test } from "vitest";
import { createItemLoader } from "../../../src/providers/wikimedia/itemLoader.ts";

test("who gave up before asking is told so at once, and does not wait for ever", async () => {
  const load = createItemLoader(async () => new Map(), "test");
  const reason = new Error("its job took too long");
  await expect(load(["Q1"], AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(await load(["Q2"], new AbortController().signal)).toEqual(new Map());
});

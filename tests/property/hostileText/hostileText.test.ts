import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { DEADLINES } from "../../support/deadlines.ts";
import { hostileText } from "./hostileStrings.ts";
import { TEXT_PARSERS } from "./textParsers.ts";

const THREAD = new URL("./parserThread.ts", import.meta.url);

/** @returns null, or the text on which the thread failed or did not finish */
async function readHostileTexts(parser: string): Promise<string | null> {
  const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = new Worker(THREAD, { workerData: { parser, progress } });
  let failure: string | null = null;
  const fail = (reason: string) => {
    failure = `${parser}: ${reason}: ${JSON.stringify(hostileText(Atomics.load(progress, 0)).slice(0, 60))}…`;
  };
  thread.on("error", (error) => fail(String(error)));
  let seen = -1;
  const watch = setInterval(() => {
    const now = Atomics.load(progress, 0);
    if (now === seen) {
      fail("does not end");
      void thread.terminate();
    }
    seen = now;
  }, DEADLINES.conditionMs);
  await once(thread, "exit");
  clearInterval(watch);
  return failure;
}

test.each(Object.keys(TEXT_PARSERS))("%s reads a megabyte of each hostile text completely", async (parser) => {
  expect(await readHostileTexts(parser)).toBeNull();
});

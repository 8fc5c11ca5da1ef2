import { expect, test } from "vitest";
import { createGuardedWork } from "../../../src/engine/guardedWork.ts";
import { CodedError } from "../../../src/errors/index.ts";
import type { Logger } from "../../../src/monitoring/index.ts";

function aGuard(isStorage = false) {
  const said: string[] = [];
  const say = (level: string) => (_facts: object, text: string) => said.push(`${level}: ${text}`);
  const log = { warn: say("warn"), error: say("error") } as unknown as Logger;
  return { said, guarded: createGuardedWork(log, { report: () => isStorage }) };
}

test("work that fails is named in the log, with how serious it is", async () => {
  const { said, guarded } = aGuard();
  await guarded.attemptAsync("maintenance", () => Promise.reject(new Error("broken")));
  await guarded.attemptAsync("estimates", () => Promise.reject(new CodedError("library_busy")));
  await guarded.attemptAsync("drift", () => Promise.reject(new CodedError("workers_closed")));
  expect(said).toEqual([
    "error: maintenance: work in the background failed",
    "warn: estimates: the library was too busy",
  ]);
});

test("what the disk is to blame for is left to the watch over the disk", () => {
  const { said, guarded } = aGuard(true);
  const failing = () => {
    throw new Error("disk full");
  };
  expect(guarded.attempt("sessions", failing)).toBeUndefined();
  expect(said).toEqual([]);
});

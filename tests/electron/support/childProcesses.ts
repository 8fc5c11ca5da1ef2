import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";

const started: ChildProcess[] = [];

// Registered when a test file imports this: a program that a failed test left running is ended.
afterAll(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Has the program killed when the tests of this file are over, if it still runs. */
export function killAfterTests(child: ChildProcess): void {
  started.push(child);
}

/** Waits until the program has ended. @returns its exit status, or null where a signal ended it */
export async function exitStatus(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

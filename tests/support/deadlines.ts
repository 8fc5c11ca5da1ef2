import { setTimeout as pause } from "node:timers/promises";

/**
 * The only deadlines of the tests. They are reached where something is broken, not where a machine is slow, so they
 * are long: `FILMOTHEQUE_TEST_PATIENCE` multiplies them all, with 0.1 for a quick answer while a test is written,
 * with 5 for an emulator.
 */
const factor = readFactor(process.env.FILMOTHEQUE_TEST_PATIENCE);

export const DEADLINES = {
  /** For one condition: `eventually`, `expect.poll`, and everything Playwright waits for. */
  conditionMs: 300_000 * factor,
  /** For a test or a hook, unless it names another. */
  testMs: 1_800_000 * factor,
  /** For a test that runs the whole program many times. */
  longTestMs: 3_600_000 * factor,
} as const;

const ASK_EVERY_MS = 25;

/**
 * Waits until something is so, instead of for a time. Inside a test; `expect.poll` does the same for one value.
 * @param what the condition in words, for the message; a function says what is so instead, asked when it is too late
 * @param ask gives the value waited for; undefined, null and false mean "not yet"
 */
export async function eventually<T>(
  what: string | (() => string),
  ask: () => T | Promise<T>,
  withinMs = DEADLINES.conditionMs,
): Promise<Exclude<T, undefined | null | false>> {
  for (const signal = AbortSignal.timeout(withinMs); !signal.aborted; await pause(ASK_EVERY_MS)) {
    const answer = await ask();
    // Exactly these three mean "not yet", which a comparison does not tell the compiler for a type parameter.
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as Exclude<T, undefined | null | false>;
  }
  throw new Error(`Not within ${withinMs / 1_000} s: ${typeof what === "string" ? what : what()}`);
}

function readFactor(text = "1"): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`FILMOTHEQUE_TEST_PATIENCE is a number above 0, not ${text}`);
  return value;
}

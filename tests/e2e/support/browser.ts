import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { QUESTION_DURATION_MS, TOAST_DURATION_MS } from "../../../renderer/components/toasts.ts";
import { MAX_FROZEN_MS } from "../../../renderer/navigation/posterTransition.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { findChromium } from "./chromium.ts";

/**
 * A note leaves the page after some seconds; under load a test may need longer to press its button, and the page longer
 * to show what a transition waits for.
 */
export const NOTES_STAY_LONGER = 10;

/**
 * Starts the browser of the tests with Playwright's own defaults: web security stays on, so that what a test says of
 * content policies and foreign origins holds.
 */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, environment } = findChromium();
  const env = { ...process.env, ...environment };
  return chromium.launch({ executablePath, env, timeout: DEADLINES.conditionMs });
}

export async function launchTestBrowser(): Promise<Browser> {
  const browser = await launchBrowser();
  return browser.on("context", waitOnAnyMachine);
}

/** Makes a context's pages wait as long as all tests do, and lets their notes stay until they were read. */
export function waitOnAnyMachine(context: BrowserContext): void {
  context.setDefaultTimeout(DEADLINES.conditionMs);
  void context.addInitScript(stretchTimeouts, {
    delaysMs: [TOAST_DURATION_MS, QUESTION_DURATION_MS, MAX_FROZEN_MS],
    factor: NOTES_STAY_LONGER,
  });
}

/** Runs in the page, before its own scripts. */
function stretchTimeouts({
  delaysMs,
  factor,
}: {
  readonly delaysMs: readonly number[];
  readonly factor: number;
}): void {
  const original = window.setTimeout;
  const stretched = (handler: TimerHandler, delayMs = 0, ...values: unknown[]) =>
    original(handler, delaysMs.includes(delayMs) ? delayMs * factor : delayMs, ...values);
  window.setTimeout = Object.assign(stretched, original);
}

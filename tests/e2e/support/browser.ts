import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

/**
 * Starts the browser of the tests with Playwright's own defaults: web security stays on, so that what a test says of
 * content policies and foreign origins holds.
 */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, environment } = findChromium();
  return chromium.launch({ executablePath, env: { ...process.env, ...environment } });
}

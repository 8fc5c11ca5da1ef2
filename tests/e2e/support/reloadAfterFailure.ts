import type { Page } from "playwright-core";
import { afterEach, beforeEach } from "vitest";

/**
 * For a file whose tests share one page: after a failed one, the next (or the same, tried again) finds the page loaded
 * anew, without a dialog or half-typed text that the failed one left.
 */
export function reloadAfterFailure(page: () => Page): void {
  let failed = false;
  beforeEach(async () => {
    if (failed) await page().reload();
  });
  afterEach(({ task }) => {
    failed = task.result?.state === "fail";
  });
}

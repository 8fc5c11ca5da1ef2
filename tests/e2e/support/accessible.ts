import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * axe finds nothing serious on what the page shows now.
 * @param besides rules that cannot be asked here, by their names
 */
export async function expectAccessible(page: Page, besides: readonly string[] = []): Promise<void> {
  // Half-way through a transition every colour is a weaker one.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    return Promise.allSettled(ending.map((animation) => animation.finished));
  });
  // Analyses one frame in the page itself: axe would otherwise open a second page for each analysis.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await axe.disableRules([...besides]).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

import { join } from "node:path";
import { expect, test } from "vitest";
import { checkLayers } from "../../scripts/layers.ts";

const planted = (name: string) => checkLayers(join(import.meta.dirname, "../fixtures/guard", name));

test("a tree whose arrows all point down passes, and was really read", async () => {
  const report = await planted("sound");
  expect(report.violations).toEqual([]);
  expect(report.modules).toBe(7);
});

test.for([
  ["page-to-store", "page-knows-only-the-contract", "the page imports a type of the store"],
  ["page-to-node", "page-runs-without-node", "the page imports Node's own modules"],
  ["engine-to-electron", "engine-knows-no-window", "the engine imports Electron"],
  ["engine-to-react", "engine-draws-nothing", "a feature imports a type of React"],
  ["inside-a-feature", "feature-through-its-door", "a feature imports another's inner file"],
  ["feature-to-api", "features-know-no-surface", "a feature imports a route"],
  ["thread-to-feature", "threads-through-their-door", "a thread loads a whole feature"],
  ["window-to-feature", "window-is-a-thin-host", "the window goes past the engine"],
  ["host-to-feature", "web-host-is-thin", "the web host goes past the engine"],
  ["contract-to-feature", "contract-stands-alone", "the contract imports a feature"],
  ["store-to-feature", "ground-knows-no-feature", "the store imports a feature"],
  ["circle", "no-circle", "two files import each other"],
  ["unresolved", "nothing-unresolved", "an import leads nowhere"],
] as const)("the guard refuses %s by %s: %s", async ([fixture, rule]) => {
  const { violations } = await planted(fixture);
  expect(violations.length).toBeGreaterThan(0);
  for (const violation of violations) expect(violation).toContain(`(${rule})`);
});

test("a guard that read no module does not report success", async () => {
  await expect(planted("empty")).rejects.toThrow("No module was read");
});

import { expect, test } from "vitest";
import { longestFirst } from "../../../scripts/longestFirst.ts";

const file = (moduleId: string, groupOrder = 0) => ({ moduleId, project: { config: { sequence: { groupOrder } } } });

test("the longest files of a group start first, and the others keep their order", () => {
  const order = [
    file("/t/integration/a.test.ts"),
    file("/t/property/hostileText/hostileText.test.ts"),
    file("/t/e2e/browser.test.ts", 1),
    file("/t/e2e/keyboard.test.ts", 1),
    file("/t/electron/a.test.ts", 1),
    file("C:\\t\\windows\\engine.test.ts", 1),
  ];
  expect(longestFirst(order).map((found) => order.indexOf(found))).toEqual([1, 0, 3, 5, 2, 4]);
});

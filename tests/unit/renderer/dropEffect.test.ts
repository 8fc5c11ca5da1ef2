import fc from "fast-check";
import { expect, test } from "vitest";
import { dropEffectOf } from "../../../renderer/features/drop/hooks/useDragOver.ts";

const ALLOWED = ["none", "copy", "copyLink", "copyMove", "link", "linkMove", "move", "all", "uninitialized"];

test.for([
  ["copy", "copy"],
  ["link", "link"],
  ["move", "move"],
  ["copyMove", "copy"],
  ["all", "link"],
  ["none", "none"],
] as const)("a source that allows %s is answered with %s in the window", ([allowed, effect]) => {
  expect(dropEffectOf(allowed, "window")).toBe(effect);
});

test("the effect is always one that the source allows", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ALLOWED),
      fc.constantFrom("window" as const, "browser" as const),
      (allowed, host) => {
        const effect = dropEffectOf(allowed, host);
        const isAllowed = ["all", "uninitialized"].includes(allowed) || allowed.toLowerCase().includes(effect);
        expect(isAllowed).toBe(true);
        expect(effect === "none").toBe(allowed === "none");
      },
    ),
  );
});

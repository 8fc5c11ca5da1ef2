import { expect, test } from "vitest";
import { updateTrayItems, updateView } from "../../../electron/updates/updateView.ts";

test("before the first check nothing is claimed; after it, that the program is up to date", () => {
  expect(updateView(null, true, "en")).toMatchObject({ text: null, isAvailableHere: true, isBusy: false });
  expect(updateView({ state: "idle", checkedAt: null }, true, "en").text).toBe(null);
  expect(updateView({ state: "idle", checkedAt: 1 }, true, "en").text).toBe("Filmothèque is up to date.");
});

test("a copy that runs from its source says so, and offers no check", () => {
  expect(updateView({ state: "unavailable" }, true, "fr")).toMatchObject({ isAvailableHere: false, isBusy: false });
});

test("the tray speaks of an update only where there is one, and leads to its page where the person must fetch it", () => {
  expect(updateTrayItems({ state: "idle", checkedAt: 1 }, "en", () => undefined)).toEqual([]);
  expect(updateTrayItems({ state: "ready", version: "1.2.0" }, "en", () => undefined)[0]?.label).toContain("1.2.0");

  const opened: string[] = [];
  const page = "https://example.org/releases";
  const [item] = updateTrayItems({ state: "available", version: "1.2.0", page }, "en", (address) =>
    opened.push(address),
  );
  (item?.click as (() => void) | undefined)?.();
  expect(opened).toEqual([page]);
});

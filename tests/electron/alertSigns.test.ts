import { expect, test } from "vitest";
import { alertSigns } from "../../electron/menu/alertSigns.ts";

test("an alert is notified once, stands in the tray while it holds, and leads to the window", () => {
  const notified: string[] = [];
  const tray: string[] = [];
  const clicks: (() => void)[] = [];
  let shown = 0;
  const sign = alertSigns({
    notify: (_title, text, onClick) => {
      notified.push(text);
      clicks.push(onClick);
    },
    setTrayText: (text) => tray.push(text),
    showWindow: () => {
      shown += 1;
    },
  });
  sign({ rule: "drift", text: "Ratings drift.", isActive: true });
  sign({ rule: "disk_low", text: "The disk is full.", isActive: true });
  sign({ rule: "drift", text: "Ratings drift.", isActive: false });
  expect(notified).toEqual(["Ratings drift.", "The disk is full."]);
  expect(tray.at(-1)).toBe("Filmothèque\nThe disk is full.");
  clicks[0]?.();
  expect(shown).toBe(1);
});

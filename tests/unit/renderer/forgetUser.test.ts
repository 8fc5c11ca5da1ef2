import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { handleToasts, showToast } from "../../../renderer/components/toasts.ts";
import { addRejected, dropsStore, startDrop } from "../../../renderer/features/drop/drops.ts";
import { commandPaletteOpen } from "../../../renderer/state/overlays.ts";
import { forgetUser } from "../../../renderer/state/store.ts";

test("the next user sees neither the drops nor the open overlays of the one before", () => {
  const drop = startDrop();
  addRejected(drop, { path: "/home/ada/private.txt", code: "not_a_video", detail: "This is not a video." });
  commandPaletteOpen.set(true);
  forgetUser();
  expect([dropsStore.get(), commandPaletteOpen.get()]).toEqual([[], false]);
  // Its upload may still be answered.
  addRejected(drop, { path: "/home/ada/late.txt", code: "not_a_video", detail: "This is not a video." });
  expect(dropsStore.get()).toEqual([]);
});

test("a note that came when nobody was there is not shown to the next user, whom its undo would act for", () => {
  const undone: string[] = [];
  showToast("Rated 4 of 5.", { action: { label: "Undo", run: () => undone.push("rating") } });
  forgetUser();
  const shown: string[] = [];
  onTestFinished(handleToasts(({ text }) => shown.push(text)));
  showToast("Welcome.");
  expect(shown).toEqual(["Welcome."]);
});

/** Stores that outlive a user, and say nothing of one. */
const OF_NOBODY: ReadonlySet<string> = new Set(["connectionStore", "idleState", "themeStore"]);

test("every store of the whole page is forgotten with its user, or says nothing of one", () => {
  const root = resolve(import.meta.dirname, "../../..");
  const files = globSync("renderer/**/*.{ts,tsx}", { cwd: root });
  const names = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^(?:export )?const (\w+) = createStore[<(]/gm)].map(
      ([, name]) => name ?? "",
    ),
  );
  expect(names.toSorted()).toEqual([...OF_NOBODY].toSorted());
});

import { expect, test } from "vitest";
import { decideLostLibrary } from "../../../electron/lifecycle/lostLibrary.ts";
import { translatorFor } from "../../../electron/messages/index.ts";
import { LibraryMissing } from "../../../src/store/dataFolder/openErrors.ts";

const BACKUP = "/films/backups/library-2026-11-25T10-00-00.000.zip";

/** @param answers the buttons that the person presses, by their beginning, one dialog after the other */
async function decide(answers: readonly string[], { backup = BACKUP as string | null, fails = false } = {}) {
  const loss = new LibraryMissing({
    folder: "/films",
    reason: "missing",
    damagedFile: null,
    backup,
    backupMadeAt: backup && "2026-11-25T10:00:00.000Z",
  });
  const done: string[] = [];
  const shown: string[] = [];
  const waiting = [...answers];
  const isOver = await decideLostLibrary(loss, {
    folder: "/films",
    language: "en",
    t: translatorFor("en"),
    ask({ message, detail = "", buttons = [], cancelId }) {
      shown.push(`${message} ${detail}`);
      const pressed = waiting.shift();
      return Promise.resolve(
        pressed === undefined ? (cancelId ?? 0) : buttons.findIndex((text) => text.startsWith(pressed)),
      );
    },
    restore(file, folder) {
      if (fails) return Promise.reject(Object.assign(new Error(file), { code: "backup_damaged" }));
      done.push(`restore ${file} in ${folder}`);
      return Promise.resolve();
    },
    startNewLibrary: (folder) => done.push(`begin ${folder}`),
  });
  return { isOver, done, shown };
}

test("the newest good backup is offered with its date, and one press restores it", async () => {
  const { isOver, done, shown } = await decide(["Restore backup (November 25, 2026"]);
  expect(isOver).toBe(true);
  expect(done).toEqual([`restore ${BACKUP} in /films`]);
  expect(shown[0]).toContain("no new library was created");
});

test("a new library is created only after a second question; closing a dialog decides nothing", async () => {
  expect(await decide(["Start a new library", "Start a new library"])).toMatchObject({
    isOver: true,
    done: ["begin /films"],
  });
  expect(await decide(["Start a new library"])).toMatchObject({ isOver: false, done: [] });
  expect(await decide(["Quit"])).toMatchObject({ isOver: false, done: [] });
  expect(await decide([])).toMatchObject({ isOver: false, done: [] });
});

test("without a good backup there is no button to restore one", async () => {
  const { done, shown } = await decide(["Quit"], { backup: null });
  expect(done).toEqual([]);
  expect(shown[0]).toContain("There is no good backup");
});

test("a backup that turns out damaged is reported, and nothing starts", async () => {
  const { isOver, shown } = await decide(["Restore backup"], { fails: true });
  expect(isOver).toBe(false);
  expect(shown[1]).toMatch(/could not be restored The backup .* is damaged/);
});

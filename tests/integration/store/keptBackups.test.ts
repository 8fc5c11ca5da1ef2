import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { backupsToRemove } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** A backup each day up to this one, with other files in the folder. */
function daily(days: number, until: string): string {
  const folder = temporaryFolder("daily");
  mkdirSync(join(folder, "backups"));
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.parse(until) - day * 86_400_000).toISOString().slice(0, 10);
    writeFileSync(join(folder, "backups", `library-${date}T03-04-05.678.db`), "a backup");
  }
  for (const name of ["notes.txt", "library-of-mine.db", "before-migration-from-13-2020-01-01T00-00-00.000.db"])
    writeFileSync(join(folder, "backups", name), "not a daily one");
  return folder;
}

test("the seven newest backups stay, and the newest of each of the last four weeks", async () => {
  const until = "2026-11-26"; // a Thursday
  const folder = daily(60, until);
  const removed = (await backupsToRemove(folder, 7)).map(({ file }) => basename(file).slice(8, 18));
  const stays = ["26", "25", "24", "23", "22", "21", "20", "15", "08"].map((day) => `2026-11-${day}`);
  expect(removed).toHaveLength(60 - stays.length);
  expect(removed.filter((day) => stays.includes(day))).toEqual([]);
});

test("of few backups none is removed", async () => {
  expect(await backupsToRemove(daily(7, "2026-11-26"), 7)).toEqual([]);
  expect(await backupsToRemove(temporaryFolder("none"), 7)).toEqual([]);
});

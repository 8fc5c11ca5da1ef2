import { EventEmitter } from "node:events";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { translatorFor } from "../../electron/messages/index.ts";
import { PreferencesFile } from "../../electron/preferences/preferences.ts";
import { jumpList } from "../../electron/recent/jumpList.ts";
import { filmAt, recentFilms, withRecent } from "../../electron/recent/recentFilms.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

test("the last five films are kept, the newest first, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 })), (opened) => {
      const kept = opened.reduce<readonly number[]>(withRecent, []);
      expect(kept).toEqual([...new Set(opened.toReversed())].slice(0, 5));
    }),
  );
});

test("a film is known by the address of its page", () => {
  expect(filmAt("app://filmotheque/films/12")).toBe(12);
  expect(filmAt("app://filmotheque/films/12?x#files")).toBe(12);
  for (const other of ["app://filmotheque/", "app://filmotheque/films/0", "https://evil.example/films/12"])
    expect(filmAt(other)).toBe(null);
});

test("films whose pages were shown have their present names, and those that are gone are left out", async () => {
  const names = new Map([
    [1, "Metropolis (1927)"],
    [2, "M (1931)"],
  ]);
  const preferences = new PreferencesFile(join(temporaryFolder("recent"), "preferences.json"));
  const recent = recentFilms(preferences, Promise.resolve({ titleOfFilm: (id: number) => names.get(id) ?? null }));
  await Promise.resolve(); // the library is open
  let address = "";
  const page = Object.assign(new EventEmitter(), { getURL: () => address });
  recent.watch(page as unknown as Parameters<typeof recent.watch>[0]); // only these two are asked of a page
  for (const next of ["/films/1", "/", "/films/2", "/films/3"]) {
    address = `app://filmotheque${next}`;
    page.emit("did-navigate-in-page");
  }
  expect(recent.named()).toEqual([
    { id: 2, title: "M (1931)" },
    { id: 1, title: "Metropolis (1927)" },
  ]);
  names.delete(2);
  names.set(1, "Metropolis restored (1927)");
  expect(recent.named()).toEqual([{ id: 1, title: "Metropolis restored (1927)" }]);
});

test("Windows' list starts the program with the film's link, and leaves out what the person removed", () => {
  const films = [
    { id: 7, title: "M (1931)" },
    { id: 8, title: "x".repeat(400) },
  ];
  const parts = { films, command: ["C:\\F\\filmotheque.exe"] as const, t: translatorFor("fr") };
  const [list] = jumpList({ ...parts, removed: [] });
  expect(list).toMatchObject({ type: "custom", name: "Films récents" });
  expect(list?.items?.[0]).toMatchObject({ title: "M (1931)", args: "filmotheque://films/7" });
  expect(list?.items?.[1]?.title).toHaveLength(260);
  expect(jumpList({ ...parts, removed: [{ args: "filmotheque://films/7" }] })[0]?.items).toHaveLength(1);
  expect(jumpList({ ...parts, films: [], removed: [] })).toEqual([]);
});

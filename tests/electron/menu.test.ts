import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { menuTemplate } from "../../electron/menu/menu.ts";
import { translatorFor } from "../../electron/messages/index.ts";

const none = { openDataFolder: () => undefined, about: () => undefined, zoom: () => undefined };
const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat(Array.isArray(item.submenu) ? item.submenu : [])]);

test.for(["fr", "en"] as const)("every item of the %s menu has a label", (language) => {
  const lines = flat(menuTemplate(translatorFor(language), none, { platform: "linux", isPackaged: false }));
  for (const line of lines.filter(({ type }) => type !== "separator")) expect(line.label).toMatch(/\S/);
});

test("the two languages say different things", () => {
  const labels = (language: "fr" | "en") =>
    menuTemplate(translatorFor(language), none, { platform: "linux", isPackaged: true }).map(({ label }) => label);
  expect(labels("fr")).toEqual(["Fichier", "Édition", "Affichage", "Fenêtre", "Aide"]);
  expect(labels("en")).toEqual(["File", "Edit", "View", "Window", "Help"]);
});

test("a person's copy has no developer tools", () => {
  const roles = (isPackaged: boolean) =>
    flat(menuTemplate(translatorFor("en"), none, { platform: "linux", isPackaged })).map(({ role }) => role);
  expect(roles(true)).not.toContain("toggleDevTools");
  expect(roles(false)).toContain("toggleDevTools");
});

import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { aboutText } from "../../electron/about/aboutText.ts";
import { translatorFor } from "../../electron/messages/index.ts";
import { createDisplaySleepBlocker } from "../../electron/player/displaySleepBlocker.ts";
import { contextMenuTemplate } from "../../electron/window/contextMenuTemplate.ts";

const FLAGS = { canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const NOWHERE = {
  isEditable: false,
  editFlags: { ...FLAGS, canDelete: true, canEditRichly: false },
  selectionText: "",
  linkURL: "",
};

test("a text field offers what can be done in it, in the page's language", () => {
  const template = contextMenuTemplate({ ...NOWHERE, isEditable: true }, translatorFor("fr"), () => undefined);
  const items = template.filter(({ type }) => type !== "separator");
  expect(items.map(({ label }) => label)).toEqual([
    "Annuler",
    "Rétablir",
    "Couper",
    "Copier",
    "Coller",
    "Tout sélectionner",
  ]);
  expect(items.filter(({ enabled }) => enabled === false).map(({ role }) => role)).toEqual(["redo"]);
});

test("selected text can be copied, and the address of a link that leads outside", () => {
  const copied: string[] = [];
  const linkURL = "https://www.themoviedb.org/movie/653";
  const template = contextMenuTemplate({ ...NOWHERE, selectionText: "Murnau", linkURL }, translatorFor("en"), (text) =>
    copied.push(text),
  );
  expect(template.map(({ label }) => label)).toEqual(["Copy", "Copy address"]);
  (template[1]?.click as (() => void) | undefined)?.(); // Electron's arguments are not used here
  expect(copied).toEqual([linkURL]);
});

test.for(["app://filmotheque/films/7", "file:///etc/passwd", "javascript:alert(1)", ""])(
  "elsewhere, and on a link to %s, there is no menu",
  (linkURL) => {
    expect(contextMenuTemplate({ ...NOWHERE, linkURL }, translatorFor("en"), () => undefined)).toEqual([]);
  },
);

test.for(["did-navigate", "render-process-gone", "destroyed"])(
  "the display sleeps again after a pause, and when the page says nothing more: %s",
  (end) => {
    const blocks = new Set<number>();
    let last = 0;
    const awake = createDisplaySleepBlocker({
      start: () => {
        last += 1;
        blocks.add(last);
        return last;
      },
      stop: (id) => blocks.delete(id),
    });
    const page = new EventEmitter();
    awake.watch(page as unknown as Parameters<typeof awake.watch>[0]); // only its events are heard
    awake.set(false);
    awake.set(true);
    awake.set(true);
    expect(blocks.size).toBe(1);
    awake.set(false);
    expect(blocks.size).toBe(0);
    awake.set(true);
    page.emit(end);
    expect(blocks.size).toBe(0);
    page.emit(end);
    expect(last).toBe(2);
  },
);

test("the about box names every version, and says which one is not known", () => {
  const versions = {
    program: "0.1.0",
    electron: "45.4.1",
    chromium: "146",
    node: "24.1.0",
    sqlite: "3.54.0",
    ffmpeg: null,
  };
  expect(aboutText(versions, translatorFor("en"))).toBe(
    "Version 0.1.0\n\nElectron 45.4.1\nChromium 146\nNode.js 24.1.0\nSQLite 3.54.0\nFFmpeg unknown\n\nFree software under the MIT licence.",
  );
});

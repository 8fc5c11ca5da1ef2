import { expect, test } from "vitest";
import { destinationOf, PAGE_PREFERENCES, PAGE_SCHEME } from "../../electron/window/security.ts";

test.for([
  ["nodeIntegration", false, "the page has no Node"],
  ["nodeIntegrationInWorker", false, "nor have its workers"],
  ["nodeIntegrationInSubFrames", false, "nor have frames inside it"],
  ["contextIsolation", true, "the page cannot reach into the preload"],
  ["sandbox", true, "the page's process is in the system's sandbox"],
  ["webSecurity", true, "the same-origin policy holds"],
  ["allowRunningInsecureContent", false, "no script comes over plain HTTP"],
  ["experimentalFeatures", false, "no feature of Chromium that is still an experiment"],
  ["enableBlinkFeatures", "", "nor one switched on by name"],
  ["webviewTag", false, "no guest page can be embedded"],
  ["navigateOnDragDrop", false, "a dropped file never replaces the page"],
  ["spellcheck", false, "no dictionary is fetched from elsewhere"],
] as const)("%s is %s: %s", ([preference, value]) => {
  expect(PAGE_PREFERENCES[preference]).toBe(value);
});

test("no preference is set that this list does not know", () => {
  expect(Object.keys(PAGE_PREFERENCES)).toHaveLength(12);
});

test("the private scheme behaves as https does, and bypasses nothing", () => {
  expect(PAGE_SCHEME).toEqual({
    scheme: "app",
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
      codeCache: true,
      bypassCSP: false,
      corsEnabled: false,
      allowServiceWorkers: false,
    },
  });
});

test.for([
  ["app://filmotheque/films/12", "page"],
  ["https://www.themoviedb.org/movie/653", "browser"],
  ["http://example.org/", "nowhere"],
  ["file:///etc/passwd", "nowhere"],
  ["app://other/", "nowhere"],
  ["app://filmotheque.evil.example/", "nowhere"],
  ["https://user:secret@example.org/", "nowhere"],
  ["javascript:alert(1)", "nowhere"],
  ["data:text/html,x", "nowhere"],
  ["smb://host/share", "nowhere"],
  ["ms-msdt:/id", "nowhere"],
  ["no address", "nowhere"],
] as const)("%s leads to: %s", ([address, destination]) => {
  expect(destinationOf(address)).toBe(destination);
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { OpenRequests } from "../../electron/requests/openRequests.ts";
import { LINK_SCHEME, pathOfLink } from "../../electron/requests/programLink.ts";
import { argumentsOf, isStartRequest, readArguments } from "../../electron/requests/readArguments.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

test.for([
  ["filmotheque://films/12", "/films/12"],
  ["filmotheque:films/12", "/films/12"],
  ["FILMOTHEQUE://Review", "/review"],
  ["filmotheque://review/", "/review"],
  ["filmotheque://people/7", "/people/7"],
  ["filmotheque://for-you", "/for-you"],
  ["filmotheque://", "/"],
  ["filmotheque://films", "/"],
  ["filmotheque://films/0", "/"],
  ["filmotheque://films/1e3", "/"],
  ["filmotheque://films/12/../../settings", "/"],
  ["filmotheque://films/12?x=1", "/"],
  ["filmotheque://review#a", "/"],
  ["filmotheque://user:secret@review", "/"],
  ["filmotheque://api/users", "/"],
  ["filmotheque://design", "/"],
  ["https://review", null],
  ["/films/12", null],
] as const)("the link %s opens %s", ([link, page]) => {
  expect(pathOfLink(link)).toBe(page);
});

test("any link opens a known screen", () => {
  fc.assert(
    fc.property(fc.string(), (rest) => {
      expect(pathOfLink(`filmotheque:${rest}`)).toMatch(/^\/(?:[a-z-]{4,11}|(?:films|people)\/[1-9]\d{0,11})?$/);
    }),
  );
});

test("files, folders, addresses of files and a link are distinguished from switches", () => {
  const words = ["--no-sandbox", "-x", "Metropolis.mkv", "/films/Nosferatu (1922).mkv", "file:///films/M%201931.mkv"];
  expect(readArguments([...words, "filmotheque://review", "--hidden"], "/home/ada")).toEqual({
    page: "/review",
    paths: [resolve("/home/ada/Metropolis.mkv"), "/films/Nosferatu (1922).mkv", "/films/M 1931.mkv"],
    isHidden: true,
  });
  expect(readArguments(["file://other-machine/share/film.mkv", ""], "/").paths).toEqual([]);
});

test("the program's own arguments are no files", () => {
  expect(argumentsOf(["/opt/filmotheque", "/films/a.mkv"], false)).toEqual(["/films/a.mkv"]);
  expect(argumentsOf(["electron", "/src/filmotheque", "/films/a.mkv"], true)).toEqual(["/films/a.mkv"]);
});

test("a second instance hands over what this program reads, and nothing else counts", () => {
  for (const words of [[], ["/a.mkv"], ["filmotheque://films/3"], ["filmotheque://"], ["--hidden"]])
    expect(isStartRequest(readArguments(words, "/"))).toBe(true);
  const right = { page: null, paths: [], isHidden: false };
  for (const wrong of [
    null,
    1,
    {},
    { ...right, page: "https://evil.example/" },
    { ...right, page: "/design" },
    { ...right, page: "/films/1/x" },
    { ...right, paths: [1] },
    { ...right, paths: "/a" },
    { ...right, isHidden: "no" },
  ])
    expect(isStartRequest(wrong)).toBe(false);
});

test("a request waits until it is taken, is handed out once, and says which paths are folders", async () => {
  const folder = temporaryFolder("requests");
  const film = join(folder, "M (1931).mkv");
  writeFileSync(film, "");
  mkdirSync(join(folder, "more"));
  const requests = new OpenRequests();
  let notified = 0;
  requests.onAdded(() => {
    notified += 1;
  });
  requests.addPaths([]);
  expect(notified).toBe(0);
  requests.addPaths([film]);
  requests.addPaths([join(folder, "more"), join(folder, "gone"), film]);
  requests.openPage("/review");
  requests.openPage("/films/3");
  expect(notified).toBe(4);
  expect(await requests.take()).toEqual({
    page: "/films/3",
    paths: [film, join(folder, "more"), join(folder, "gone")],
    folders: [join(folder, "more")],
  });
  expect(await requests.take()).toEqual({ page: null, paths: [], folders: [] });
});

test("the Windows uninstaller removes what the program itself wrote for this person, but not at an update", () => {
  const read = (file: string) => readFileSync(resolve(import.meta.dirname, "../..", file), "utf8");
  const [, appId = "none"] = /^appId: (.+)$/m.exec(read("electron-builder.yml")) ?? [];
  expect(read("electron/main.ts")).toContain(`setAppUserModelId("${appId}")`); // names the entry under Run
  const [, removal = ""] = /\$\{ifNot\} \$\{isUpdated\}(.*?)\$\{endIf\}/s.exec(read("resources/installer.nsh")) ?? [];
  const removed = [...removal.matchAll(/^ *(Delete\w+ .*)$/gm)].map(([, line]) => line);
  const run = String.raw`Software\Microsoft\Windows\CurrentVersion`;
  expect(removed).toEqual([
    `DeleteRegKey HKCU "Software\\Classes\\${LINK_SCHEME}"`,
    `DeleteRegValue HKCU "${run}\\Run" "\${APP_ID}"`,
    `DeleteRegValue HKCU "${run}\\Explorer\\StartupApproved\\Run" "\${APP_ID}"`,
  ]);
});

test("macOS and Windows offer the program for the same kinds of files", () => {
  const read = (file: string) => readFileSync(resolve(import.meta.dirname, "../..", file), "utf8");
  const [, mac = ""] = /- ext: \[([^\]]+)\]/.exec(read("electron-builder.yml")) ?? [];
  const windows = [...read("resources/installer.nsh").matchAll(/SupportedTypes" "\.(\w+)"/g)].map(([, kind]) => kind);
  expect(windows).toContain("mkv");
  expect(mac.split(", ")).toEqual(windows);
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PreferencesFile } from "../../electron/preferences/preferences.ts";
import { machineSettings } from "../../electron/settings/machineSettings.ts";
import { commandOfProgram } from "../../electron/startup/commandOfProgram.ts";
import { desktopEntry, isEntryOn } from "../../electron/startup/desktopEntry.ts";
import { startWithSystem } from "../../electron/startup/startWithSystem.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

type LoginItem = { path?: string; args?: string[]; openAtLogin?: boolean };

function aStart(platform: NodeJS.Platform) {
  const configFolder = temporaryFolder("start");
  const items: LoginItem[] = [];
  const app = {
    // The one field that is read.
    getLoginItemSettings: () => ({ openAtLogin: items.at(-1)?.openAtLogin ?? false }) as Electron.LoginItemSettings,
    setLoginItemSettings: (item: LoginItem) => void items.push(item),
  };
  const command = ["/opt/Filmothèque/filmotheque", "/src"] as const;
  const start = startWithSystem({ app, platform, command, configFolder, comment: () => "Watches folders" });
  return { start, items, file: join(configFolder, "autostart/filmotheque.desktop") };
}

test("on Linux an entry of the autostart folder starts the program without a window", () => {
  const { start, file } = aStart("linux");
  expect(start.isOn()).toBe(false);
  start.set(true);
  expect(start.isOn()).toBe(true);
  expect(readFileSync(file, "utf8")).toContain('Exec="/opt/Filmothèque/filmotheque" "/src" "--hidden"\n');
  writeFileSync(file, readFileSync(file, "utf8").replace("Autostart-enabled=true", "Autostart-enabled=false"));
  expect(start.isOn()).toBe(false);
  start.set(false);
  start.set(false);
  expect(existsSync(file)).toBe(false);
});

test.for(["win32", "darwin"] as const)("on %s the system's own list of login items is used", (platform) => {
  const { start, items } = aStart(platform);
  start.set(true);
  expect(start.isOn()).toBe(true);
  expect(items).toEqual([{ path: "/opt/Filmothèque/filmotheque", args: ["/src", "--hidden"], openAtLogin: true }]);
});

test("an entry that the desktop switched off is off", () => {
  expect(isEntryOn("[Desktop Entry]\nHidden=true\n")).toBe(false);
  expect(isEntryOn("[Desktop Entry]\nName=Hidden=true\n")).toBe(true);
});

test("a command is read back as it was written, whatever its folder is called", () => {
  // The reader of the specification: the string's escapes first, then the quotes, then the field codes.
  const readBack = (entry: string) => {
    const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? "";
    const value = line.replaceAll("\\\\", "\\");
    return [...value.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, word = ""]) =>
      word.replaceAll(/\\(["`$\\])/g, "$1").replaceAll("%%", "%"),
    );
  };
  fc.assert(
    fc.property(
      fc.array(
        fc.string().filter((word) => !/[\r\n]/.test(word)),
        { minLength: 1 },
      ),
      (command) => {
        expect(readBack(desktopEntry(command, ""))).toEqual(command);
      },
    ),
  );
});

test("the program's own command is that of its AppImage only when it runs from it", () => {
  const mounted = "/tmp/.mount_filmotAbC123";
  const APPIMAGE = "/home/me/Films.AppImage";
  const own = { isPackaged: true, executable: `${mounted}/filmotheque`, folder: "/src" };
  const environment = { APPIMAGE, APPDIR: mounted };
  expect(commandOfProgram({ ...own, environment })).toEqual([APPIMAGE]);
  // An editor that is an AppImage has started it.
  const installed = { ...own, executable: "/opt/Filmothèque/filmotheque", environment };
  expect(commandOfProgram(installed)).toEqual(["/opt/Filmothèque/filmotheque"]);
  const developed = { isPackaged: false, executable: "/src/electron", folder: "/src", environment };
  expect(commandOfProgram(developed)).toEqual(["/src/electron", "/src"]);
  expect(commandOfProgram({ ...own, environment: { APPIMAGE } })).toEqual([own.executable]);
});

function aSettings(programs: readonly string[], chosen: string | null = null) {
  const preferences = new PreferencesFile(join(temporaryFolder("machine"), "preferences.json"));
  const settings = machineSettings({
    preferences,
    start: aStart("linux").start,
    machine: { platform: "linux", environment: { PATH: "/usr/bin" }, isProgram: (path) => programs.includes(path) },
    chooseProgram: async () => chosen,
    updates: {
      view: (isAutomatic) => ({ isAutomatic, isAvailableHere: true, isBusy: false, text: null }),
      check: async () => undefined,
    },
  });
  return { settings, preferences };
}

test("each change is shown at once", () => {
  const { settings } = aSettings(["/usr/bin/vlc"]);
  expect(settings.settings()).toEqual({
    keepRunning: false,
    startsWithSystem: false,
    player: "system",
    players: [{ id: "vlc", name: "VLC" }],
    updates: { isAutomatic: true, isAvailableHere: true, isBusy: false, text: null },
  });
  settings.setKeepRunning(true);
  settings.setStartsWithSystem(true);
  settings.setPlayer("vlc");
  settings.setUpdateAutomatically(false);
  expect(settings.settings()).toMatchObject({
    keepRunning: true,
    startsWithSystem: true,
    player: "vlc",
    updates: { isAutomatic: false },
  });
  expect(settings.chosenProgram()).toEqual({ id: "vlc", path: "/usr/bin/vlc" });
});

test("a program that the person chose is a player of its own; a dialog that is cancelled changes nothing", async () => {
  const { settings } = aSettings(["/opt/celluloid.bin"], "/opt/celluloid.bin");
  await settings.choosePlayer();
  expect(settings.settings()).toMatchObject({ player: "chosen", players: [{ id: "chosen", name: "celluloid" }] });
  expect(settings.chosenProgram().path).toBe("/opt/celluloid.bin");

  const { settings: unchanged } = aSettings([], null);
  await unchanged.choosePlayer();
  expect(unchanged.settings().player).toBe("system");
});

test("a player that was removed is not replaced by another one silently", () => {
  const { settings } = aSettings([]);
  settings.setPlayer("mpv");
  expect(settings.chosenProgram()).toEqual({ id: "mpv", path: null });
});

test("preferences are read back; a value that is none costs itself and no more", () => {
  const folder = temporaryFolder("preferences");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "preferences.json");
  const kept = {
    language: "fr",
    theme: "light",
    updateAutomatically: false,
    keepRunning: true,
    player: "mpv",
    chosenPlayer: "/a",
    recentFilms: [3],
  };
  new PreferencesFile(file).change(kept as Parameters<PreferencesFile["change"]>[0]);
  expect(new PreferencesFile(file).current).toEqual(kept);
  for (const [key, wrong] of [
    ["updateAutomatically", "no"],
    ["keepRunning", "yes"],
    ["player", "sh"],
    ["chosenPlayer", "relative/program"],
    ["recentFilms", [0]],
    ["recentFilms", ["3"]],
    ["recentFilms", 3],
  ] as const) {
    writeFileSync(file, JSON.stringify({ ...kept, [key]: wrong }));
    const fresh = new PreferencesFile(join(folder, "none.json")).current;
    expect(new PreferencesFile(file).current).toEqual({ ...kept, [key]: fresh[key] });
  }
});

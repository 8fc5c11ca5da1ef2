import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PreferencesFile } from "../../electron/preferences/preferences.ts";
import { machineSettings } from "../../electron/settings/machineSettings.ts";
import { commandOfProgram } from "../../electron/startup/commandOfProgram.ts";
import { commandOf, desktopEntry, isEntryOn } from "../../electron/startup/desktopEntry.ts";
import { isOpenedAtLogin, startWithSystem } from "../../electron/startup/startWithSystem.ts";
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

test("a command is read back as it was written, for any folder name", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string().filter((word) => !/[\r\n]/.test(word)),
        { minLength: 1 },
      ),
      (command) => {
        expect(commandOf(desktopEntry(command, ""))).toEqual(command);
      },
    ),
  );
});

test("an entry that another program wrote is read too", () => {
  expect(commandOf("[Desktop Entry]\nExec=/opt/films.AppImage --hidden\n")).toEqual([
    "/opt/films.AppImage",
    "--hidden",
  ]);
  expect(commandOf("[Desktop Entry]\nName=Films\n")).toEqual([]);
});

describe("an entry whose program was replaced under another name", () => {
  function anEntry() {
    const start = aStart("linux");
    const programs = temporaryFolder("programs");
    const [older, newer] = ["1.0.0", "1.1.0"].map((version) => join(programs, `filmotheque-${version}.AppImage`));
    if (!older || !newer) throw new Error("two names were given");
    mkdirSync(join(start.file, ".."), { recursive: true });
    writeFileSync(older, "");
    writeFileSync(start.file, `${desktopEntry([older, "--hidden"], "")}X-GNOME-Autostart-Delay=9\n`);
    return { ...start, older, newer };
  }

  test("names the new one, and keeps what else it says", () => {
    const { start, file, older, newer } = anEntry();
    rmSync(older);
    start.updateCommand(newer);
    expect(commandOf(readFileSync(file, "utf8"))).toEqual([newer, "/src", "--hidden"]);
    expect(readFileSync(file, "utf8")).toContain("X-GNOME-Autostart-Delay=9");
    expect(start.isOn()).toBe(true);
  });

  test("is left alone while its program is there: it may be another copy", () => {
    const { start, file, older, newer } = anEntry();
    start.updateCommand(newer);
    expect(commandOf(readFileSync(file, "utf8"))).toEqual([older, "--hidden"]);
  });

  test("is kept when it is switched off, and is not created where it does not exist", () => {
    const { start, file, older, newer } = anEntry();
    rmSync(older);
    const off = readFileSync(file, "utf8").replace("Autostart-enabled=true", "Autostart-enabled=false");
    writeFileSync(file, off);
    start.updateCommand(newer);
    expect(readFileSync(file, "utf8")).toBe(off);
    rmSync(file);
    start.updateCommand(newer);
    expect(existsSync(file)).toBe(false);
  });
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

test("macOS gives no argument at log-in, and is asked whether it started the program", () => {
  // The one field that is read.
  const app = (wasOpenedAtLogin: boolean) => ({
    getLoginItemSettings: () => ({ wasOpenedAtLogin }) as Electron.LoginItemSettings,
  });
  expect(isOpenedAtLogin(app(true), "darwin")).toBe(true);
  expect(isOpenedAtLogin(app(false), "darwin")).toBe(false);
  expect(isOpenedAtLogin(app(true), "linux")).toBe(false);
});

function aSettings(programs: readonly string[], chosen: string | null = null) {
  const preferences = new PreferencesFile(join(temporaryFolder("machine"), "preferences.json"));
  const settings = machineSettings({
    preferences,
    start: aStart("linux").start,
    machine: { platform: "linux", environment: { PATH: "/usr/bin" }, isExecutable: (path) => programs.includes(path) },
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

test("a program that the person chose is added as a player; a cancelled dialog changes nothing", async () => {
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

test("preferences are read back; an invalid value is dropped, and no other", () => {
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

import type { IpcMainInvokeEvent } from "electron";
import { expect, test } from "vitest";
import type { ShellOutcome } from "../../electron/bridge/ipc.ts";
import { CallRefused, registerShellCalls } from "../../electron/shellCalls/registerShellCalls.ts";
import { shellActions } from "../../electron/shellCalls/shellActions.ts";

test("the page has these calls and no others", () => {
  expect([...aShell().channels].sort()).toEqual([
    "filmotheque:checkForUpdates",
    "filmotheque:chooseFolder",
    "filmotheque:choosePlayer",
    "filmotheque:dragFile",
    "filmotheque:isSessionLost",
    "filmotheque:machineSettings",
    "filmotheque:openInPlayer",
    "filmotheque:openingState",
    "filmotheque:reportPageError",
    "filmotheque:setAppearance",
    "filmotheque:setKeepRunning",
    "filmotheque:setPlayer",
    "filmotheque:setPlaying",
    "filmotheque:setStartsWithSystem",
    "filmotheque:setUpdateAutomatically",
    "filmotheque:showInFolder",
    "filmotheque:takeOpenRequest",
  ]);
});

test("a file of the library is shown and played by its number", async () => {
  const { call, done } = aShell({ 7: "/films/Nosferatu.mkv" });
  expect(await call("showInFolder", 7)).toEqual({ done: true });
  expect(await call("openInPlayer", 7)).toEqual({ done: true });
  expect(done).toEqual(["shown /films/Nosferatu.mkv", "opened /films/Nosferatu.mkv"]);
});

test("a number that the library does not know opens nothing", async () => {
  const { call, done } = aShell({});
  expect(await call("openInPlayer", 8)).toEqual({ done: false, code: "unknown_file" });
  expect(done).toEqual([]);
});

test.for(["/films/setup.exe", "/films/film.desktop", "/films/film.mkv.lnk", "/films/film", "/films/film.sh"])(
  "%s is no film, and is not handed to the system",
  async (path) => {
    const { call, done } = aShell({ 7: path });
    expect(await call("openInPlayer", 7)).toEqual({ done: false, code: "not_a_video" });
    expect(done).toEqual([]);
  },
);

test("a system without a player says so", async () => {
  const outcome = { done: false, code: "no_player", detail: "No application found" } as const;
  const { call } = aShell({ 7: "/films/Nosferatu.mkv" }, outcome);
  expect(await call("openInPlayer", 7)).toEqual(outcome);
});

test.for([[], ["7"], [0], [-1], [1.5], [Number.NaN], [{}], [null], ["/etc/passwd"], [7, 7]])(
  "the wrong arguments %j are refused",
  async (words) => {
    const { call, done } = aShell({ 7: "/films/Nosferatu.mkv" });
    await expect(call("openInPlayer", ...words)).rejects.toThrow(CallRefused);
    expect(done).toEqual([]);
  },
);

test("the page's language and theme are passed on, and no other word", async () => {
  const { call, done } = aShell();
  await call("setAppearance", "fr", "light");
  await expect(call("setAppearance", "de", "light")).rejects.toThrow(CallRefused);
  await expect(call("setAppearance", "fr", "<b>")).rejects.toThrow(CallRefused);
  expect(done).toEqual(["fr light"]);
});

test("an error of the page is logged, and nothing that is no text or a very long one", async () => {
  const { call, done } = aShell();
  await call("reportPageError", "the page could not start");
  for (const text of [7, null, {}, "x".repeat(4_001)])
    await expect(call("reportPageError", text)).rejects.toThrow(CallRefused);
  expect(done).toEqual(["logged the page could not start"]);
});

test("settings of this computer take known values alone, and no program's path", async () => {
  const { call, done } = aShell();
  await call("setKeepRunning", true);
  await call("setStartsWithSystem", false);
  await call("setPlayer", "vlc");
  await call("setPlaying", true);
  await call("choosePlayer");
  for (const [name, word] of [
    ["setKeepRunning", "true"],
    ["setStartsWithSystem", 1],
    ["setPlayer", "/bin/sh"],
    ["setPlaying", null],
    ["choosePlayer", "/bin/sh"],
    ["dragFile", "/etc/passwd"],
  ] as const)
    await expect(call(name, word)).rejects.toThrow(CallRefused);
  expect(done).toEqual(["keeps running true", "starts false", "player vlc", "playing true", "player chosen"]);
});

test("a film of the library is dragged out by its number, and nothing else is", async () => {
  const { call, done } = aShell({ 7: "/films/Nosferatu.mkv", 8: "/films/notes.txt" });
  for (const fileId of [7, 8, 9]) await call("dragFile", fileId);
  expect(done).toEqual(["dragged /films/Nosferatu.mkv"]);
});

test("a frame inside the page, a page that went elsewhere and a frame that is gone are refused", async () => {
  const main = { url: "app://filmotheque/" };
  const elsewhere = { url: "https://evil.example/" };
  for (const event of [
    { senderFrame: { url: "app://filmotheque/" }, sender: { mainFrame: main } },
    { senderFrame: elsewhere, sender: { mainFrame: elsewhere } },
    { senderFrame: null, sender: { mainFrame: main } },
  ]) {
    await expect(aShell().callFrom(event, "chooseFolder")).rejects.toThrow(CallRefused);
  }
});

type Answer = (event: IpcMainInvokeEvent, ...words: unknown[]) => Promise<unknown>;

function aShell(files: Record<number, string> = {}, outcome: ShellOutcome = { done: true }) {
  const answers = new Map<string, Answer>();
  const done: string[] = [];
  const desktop = {
    chooseFolder: async () => "/films",
    showItemInFolder: (path: string) => void done.push(`shown ${path}`),
    play: async (path: string) => {
      done.push(`opened ${path}`);
      return outcome;
    },
    drag: async (path: string) => void done.push(`dragged ${path}`),
    setPlaying: (isPlaying: boolean) => void done.push(`playing ${isPlaying}`),
    machine: {
      settings: () => ({
        keepRunning: false,
        startsWithSystem: false,
        player: "system" as const,
        players: [],
        updates: { isAutomatic: true, isAvailableHere: true, isBusy: false, text: null },
      }),
      setUpdateAutomatically: (isOn: boolean) => void done.push(`updates ${isOn}`),
      checkForUpdates: async () => void done.push("updates checked"),
      setKeepRunning: (isOn: boolean) => void done.push(`keeps running ${isOn}`),
      setStartsWithSystem: (isOn: boolean) => void done.push(`starts ${isOn}`),
      setPlayer: (player: string) => void done.push(`player ${player}`),
      choosePlayer: async () => void done.push("player chosen"),
    },
    setAppearance: (language: string, theme: string) => void done.push(`${language} ${theme}`),
    logPageError: (text: string) => void done.push(`logged ${text}`),
    openingState: () => "open" as const,
    isSessionLost: async () => false,
    takeOpenRequest: async () => ({ page: null, paths: [], folders: [] }),
  };
  const receiver = { handle: (channel: string, answer: Answer) => void answers.set(channel, answer) };
  registerShellCalls(
    receiver,
    shellActions(desktop, async (fileId) => files[fileId] ?? null),
  );

  const page = { url: "app://filmotheque/films/7" };
  // The sender is the only part of Electron's event that is used.
  const callFrom = (event: unknown, call: string, ...words: unknown[]) =>
    answers.get(`filmotheque:${call}`)!(event as IpcMainInvokeEvent, ...words);
  const call = (name: string, ...words: unknown[]) =>
    callFrom({ senderFrame: page, sender: { mainFrame: page } }, name, ...words);
  return { call, callFrom, done, channels: answers.keys() };
}

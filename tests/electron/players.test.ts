import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PlayerId } from "../../electron/bridge/ipc.ts";
import { playerOf } from "../../electron/player/openInPlayer.ts";
import { findPlayers, type Machine } from "../../electron/player/players.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const aMachine = (machine: Partial<Machine>, ...programs: string[]): Machine => ({
  platform: "linux",
  environment: {},
  isExecutable: (path) => programs.includes(path),
  ...machine,
});

test("players are found where each system keeps them", () => {
  const linux = aMachine({ environment: { PATH: "/usr/bin:relative::/opt/bin" } }, "/opt/bin/mpv", "/usr/bin/vlc");
  expect(findPlayers(linux)).toEqual([
    { id: "vlc", name: "VLC", path: "/usr/bin/vlc" },
    { id: "mpv", name: "mpv", path: "/opt/bin/mpv" },
  ]);
  const iina = "/Applications/IINA.app/Contents/MacOS/iina-cli";
  expect(findPlayers(aMachine({ platform: "darwin" }, iina))).toEqual([{ id: "iina", name: "IINA", path: iina }]);
  const hc = "C:\\Program Files\\MPC-HC\\mpc-hc64.exe";
  const windows = aMachine({ platform: "win32", environment: { ProgramFiles: "C:\\Program Files" } }, hc);
  expect(findPlayers(windows)).toEqual([{ id: "mpc-hc", name: "MPC-HC", path: hc }]);
  expect(findPlayers(aMachine({}))).toEqual([]);
});

describe.skipIf(process.platform === "win32")("a film in a player", () => {
  const folder = temporaryFolder("player");
  const film = join(folder, "--fullscreen; touch oops & (1931) $HOME.mkv");
  const played = join(folder, "played");
  const path = process.env.PATH;

  beforeEach(() => writeFileSync(film, ""));
  afterEach(() => {
    process.env.PATH = path;
    rmSync(played, { force: true });
  });

  function aProgram(name: string, status = 0): string {
    const file = join(folder, name);
    writeFileSync(
      file,
      `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${played}.new'\nmv '${played}.new' '${played}'\nexit ${status}\n`,
    );
    chmodSync(file, 0o755);
    return file;
  }

  const play = (id: PlayerId, program: string | null, file = film, platform: NodeJS.Platform = "linux") =>
    playerOf({
      platform,
      chosenProgram: () => ({ id, path: program }),
      openPath: async () => "No application knows it",
    })(file);

  test("is passed as one unchanged argument, with any characters in its name", async () => {
    expect(await play("mpv", aProgram("mpv"))).toEqual({ done: true });
    await expect.poll(() => existsSync(played)).toBe(true);
    expect(readFileSync(played, "utf8")).toBe(`1\n${film}\n`);
  });

  test("is not said to play where the player cannot be started, or is gone", async () => {
    const gone = await play("chosen", join(folder, "no such program"));
    expect(gone).toMatchObject({ done: false, code: "player_failed", detail: expect.stringContaining("ENOENT") });
    expect(await play("vlc", null)).toEqual({ done: false, code: "player_gone" });
  });

  test("that is gone, or no absolute path, is not played", async () => {
    const program = aProgram("mpv");
    rmSync(film);
    expect(await play("mpv", program)).toEqual({ done: false, code: "unknown_file" });
    expect(await play("mpv", program, "package.json")).toEqual({ done: false, code: "unknown_file" });
    expect(existsSync(played)).toBe(false);
  });

  test("goes to the system's default on Linux, and its refusal is reported", async () => {
    process.env.PATH = `${folder}:${path}`;
    aProgram("xdg-open");
    expect(await play("system", null)).toEqual({ done: true });
    expect(readFileSync(played, "utf8")).toBe(`1\n${film}\n`);
    aProgram("xdg-open", 3);
    expect(await play("system", null)).toMatchObject({
      done: false,
      code: "no_player",
      detail: "xdg-open ended with status 3",
    });
    process.env.PATH = join(folder, "empty");
    expect(await play("system", null)).toMatchObject({ done: false, code: "no_player" });
  });

  test("goes to the system's default elsewhere, and its error is reported", async () => {
    expect(await play("system", null, film, "darwin")).toEqual({
      done: false,
      code: "no_player",
      detail: "No application knows it",
    });
  });
});

import { join } from "node:path";
import { pathRules } from "../../src/paths/index.ts";
import type { PlayerId } from "../bridge/ipc.ts";

type KnownPlayer = Exclude<PlayerId, "system" | "chosen">;
/** `%NAME%` is a folder from the environment; a bare name is looked for on the PATH. */
type Locations = Partial<Record<NodeJS.Platform, readonly string[]>>;

const PLAYERS: Readonly<Record<KnownPlayer, { readonly name: string; readonly places: Locations }>> = {
  vlc: {
    name: "VLC",
    places: {
      linux: ["vlc"],
      darwin: ["/Applications/VLC.app/Contents/MacOS/VLC"],
      win32: ["%ProgramFiles%\\VideoLAN\\VLC\\vlc.exe", "%ProgramFiles(x86)%\\VideoLAN\\VLC\\vlc.exe"],
    },
  },
  mpv: {
    name: "mpv",
    places: {
      linux: ["mpv"],
      darwin: ["/Applications/mpv.app/Contents/MacOS/mpv", "/opt/homebrew/bin/mpv", "/usr/local/bin/mpv"],
      win32: ["mpv.exe", "%ProgramFiles%\\mpv\\mpv.exe", "%LOCALAPPDATA%\\Programs\\mpv\\mpv.exe"],
    },
  },
  "mpc-hc": {
    name: "MPC-HC",
    places: {
      win32: [
        "%ProgramFiles%\\MPC-HC\\mpc-hc64.exe",
        "%ProgramFiles(x86)%\\MPC-HC\\mpc-hc.exe",
        "%ProgramFiles(x86)%\\K-Lite Codec Pack\\MPC-HC64\\mpc-hc64.exe",
      ],
    },
  },
  iina: { name: "IINA", places: { darwin: ["/Applications/IINA.app/Contents/MacOS/iina-cli"] } },
};

export const PLAYER_IDS: readonly PlayerId[] = ["system", "vlc", "mpv", "mpc-hc", "iina", "chosen"];

export interface FoundPlayer {
  readonly id: PlayerId;
  readonly name: string;
  readonly path: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  isExecutable(path: string): boolean;
}

/** The well-known players that are installed here, in the order of the table. */
export function findPlayers(machine: Machine): FoundPlayer[] {
  return Object.entries(PLAYERS).flatMap(([id, { name, places }]) => {
    const path = (places[machine.platform] ?? [])
      .flatMap((place) => pathsOf(place, machine))
      .find((candidate) => machine.isExecutable(candidate));
    return path ? [{ id: id as KnownPlayer, name, path }] : []; // the table's own keys
  });
}

function pathsOf(place: string, { platform, environment }: Machine): string[] {
  const isWindows = platform === "win32";
  const { isAbsolute } = pathRules(isWindows ? "windows" : "posix");
  const [, variable, rest] = /^%([^%]+)%(.+)$/.exec(place) ?? [];
  if (variable && rest) {
    const folder = environment[variable];
    return folder ? [`${folder}${rest}`] : [];
  }
  if (isAbsolute(place)) return [place];
  const folders = (environment.PATH ?? environment.Path ?? "").split(isWindows ? ";" : ":");
  return folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, place));
}

import { accessSync, constants, statSync } from "node:fs";
import { basename, extname } from "node:path";
import type { MachineSettings, PlayerId, UpdateView } from "../bridge/ipc.ts";
import { type FoundPlayer, findPlayers, type Machine } from "../player/players.ts";
import type { PreferencesFile } from "../preferences/preferences.ts";
import type { StartWithSystem } from "../startup/startWithSystem.ts";

export interface MachineSettingsParts {
  readonly preferences: PreferencesFile;
  readonly start: StartWithSystem;
  readonly machine: Machine;
  readonly updates: MachineUpdates;
  /** Asks the person for a program; null where they cancel. */
  chooseProgram(): Promise<string | null>;
}

/** The program's updates, as the settings see them. */
export interface MachineUpdates {
  view(isAutomatic: boolean): UpdateView;
  /** Returns when the answer is known; a download goes on. */
  check(): Promise<void>;
}

/** Settings of this computer. Each change is in force, and kept, when it returns. */
export interface MachineSettingsActions {
  settings(): MachineSettings;
  setKeepRunning(isOn: boolean): void;
  setStartsWithSystem(isOn: boolean): void;
  setPlayer(player: PlayerId): void;
  choosePlayer(): Promise<void>;
  setUpdateAutomatically(isOn: boolean): void;
  /** Returns when it is known whether there is a newer version; its download goes on. */
  checkForUpdates(): Promise<void>;
}

export interface MachineSettingsService extends MachineSettingsActions {
  /** The player that films are opened with; `path` is null for the system's default, and where the program is gone. */
  chosenProgram(): { readonly id: PlayerId; readonly path: string | null };
}

/** Settings of this computer: kept with the window's files, or by the system. */
export function machineSettings(parts: MachineSettingsParts): MachineSettingsService {
  const { preferences, start, machine } = parts;

  function players(): FoundPlayer[] {
    const { chosenPlayer } = preferences.current;
    const chosen: FoundPlayer[] =
      chosenPlayer !== null && machine.isExecutable(chosenPlayer)
        ? [{ id: "chosen", name: basename(chosenPlayer, extname(chosenPlayer)), path: chosenPlayer }]
        : [];
    return [...findPlayers(machine), ...chosen];
  }

  return {
    settings: () => ({
      keepRunning: preferences.current.keepRunning,
      startsWithSystem: start.isOn(),
      player: preferences.current.player,
      players: players().map(({ id, name }) => ({ id, name })),
      updates: parts.updates.view(preferences.current.updateAutomatically),
    }),
    setKeepRunning: (keepRunning) => preferences.change({ keepRunning }),
    setStartsWithSystem: (isOn) => start.set(isOn),
    setPlayer: (player) => preferences.change({ player }),
    async choosePlayer() {
      const program = await parts.chooseProgram();
      if (program !== null) preferences.change({ player: "chosen", chosenPlayer: program });
    },
    setUpdateAutomatically: (updateAutomatically) => preferences.change({ updateAutomatically }),
    checkForUpdates: parts.updates.check,
    chosenProgram() {
      const id = preferences.current.player;
      return { id, path: players().find((player) => player.id === id)?.path ?? null };
    },
  };
}

/** A file that may be started, or a macOS application, which is a folder. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path.endsWith(".app") || statSync(path).isFile();
  } catch {
    return false; // not there, or not to be started
  }
}

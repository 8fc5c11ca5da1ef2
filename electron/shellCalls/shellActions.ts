import { extname } from "node:path";
import type { OpeningState, OpenRequest, PageLanguage, PageTheme, ShellOutcome } from "../bridge/ipc.ts";
import type { MachineSettingsActions } from "../settings/machineSettings.ts";
import type { ShellActions } from "./registerShellCalls.ts";

/** Returns the path of a file of the library, from the engine. */
export type PathOfFile = (fileId: number) => Promise<string | null>;

/** The few things of the desktop that are used here. */
export interface ShellActionParts {
  /** Asks the person; null where they change their mind. */
  chooseFolder(): Promise<string | null>;
  showItemInFolder(path: string): void;
  /** Done only when a player has started. */
  play(path: string, fileId: number): Promise<ShellOutcome>;
  drag(path: string): Promise<void>;
  setPlaying(isPlaying: boolean): void;
  setAppearance(language: PageLanguage, theme: PageTheme): void;
  logPageError(text: string): void;
  openingState(): OpeningState;
  isSessionLost(): Promise<boolean>;
  takeOpenRequest(): Promise<OpenRequest>;
  readonly machine: MachineSettingsActions;
}

/** Only these go to a player or the system's opener, which would else also start a program or follow a link. */
const PLAYABLE = new Set(
  ".3g2 .3gp .asf .avi .divx .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .mxf .ogm .ogv .rm .rmvb .ts .vob .webm .wmv".split(
    " ",
  ),
);

export function shellActions(desktop: ShellActionParts, pathOfFile: PathOfFile): ShellActions {
  return {
    chooseFolder: () => desktop.chooseFolder(),
    openingState: async () => desktop.openingState(),
    isSessionLost: () => desktop.isSessionLost(),
    takeOpenRequest: () => desktop.takeOpenRequest(),
    setAppearance: async (language, theme) => {
      desktop.setAppearance(language, theme);
      return undefined;
    },
    reportPageError: async (text) => {
      desktop.logPageError(text);
      return undefined;
    },
    setPlaying: async (isPlaying) => {
      desktop.setPlaying(isPlaying);
      return undefined;
    },
    ...fileActions(desktop, pathOfFile),
    ...machineActions(desktop.machine),
  };
}

/** The page names a file by its number; the path is the engine's, and never the page's. */
function fileActions(
  desktop: ShellActionParts,
  pathOfFile: PathOfFile,
): Pick<ShellActions, "showInFolder" | "openInPlayer" | "dragFile"> {
  return {
    showInFolder: async (fileId) => {
      const path = await pathOfFile(fileId);
      if (path === null) return refused("unknown_file");
      desktop.showItemInFolder(path);
      return { done: true };
    },
    openInPlayer: async (fileId) => {
      const path = await pathOfFile(fileId);
      if (path === null) return refused("unknown_file");
      return isPlayable(path) ? desktop.play(path, fileId) : refused("not_a_video");
    },
    dragFile: async (fileId) => {
      const path = await pathOfFile(fileId);
      if (path !== null && isPlayable(path)) await desktop.drag(path);
      return undefined;
    },
  };
}

type MachineCalls = Exclude<keyof MachineSettingsActions, "settings"> | "machineSettings";

/** Each answers with the settings as they are then. */
function machineActions(machine: MachineSettingsActions): Pick<ShellActions, MachineCalls> {
  const after =
    <Arguments extends unknown[]>(change: (...args: Arguments) => void | Promise<void>) =>
    async (...args: Arguments) => {
      await change(...args);
      return machine.settings();
    };
  return {
    machineSettings: async () => machine.settings(),
    setKeepRunning: after(machine.setKeepRunning),
    setStartsWithSystem: after(machine.setStartsWithSystem),
    setPlayer: after(machine.setPlayer),
    choosePlayer: after(machine.choosePlayer),
    setUpdateAutomatically: after(machine.setUpdateAutomatically),
    checkForUpdates: after(machine.checkForUpdates),
  };
}

function isPlayable(path: string): boolean {
  return PLAYABLE.has(extname(path).toLowerCase());
}

function refused(code: Extract<ShellOutcome, { done: false }>["code"]): ShellOutcome {
  return { done: false, code };
}

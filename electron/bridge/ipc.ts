/**
 * The messages between the page and the shell: one map for both sides. What is not named here does not exist for the
 * page.
 */

/** The calls of the page to the shell. */
export type ShellCalls = {
  /** The folder that the person chose, or null where they cancelled. */
  chooseFolder: { arguments: []; result: string | null };
  /** Shows a file of the library in the system's file manager. */
  showInFolder: { arguments: [fileId: number]; result: ShellOutcome };
  /** Opens a file of the library in the person's player. */
  openInPlayer: { arguments: [fileId: number]; result: ShellOutcome };
  /** Menus, dialogs and tray follow the page. */
  setAppearance: { arguments: [language: PageLanguage, theme: PageTheme]; result: undefined };
  /** Something of the page could not start or has failed: for the log. */
  reportPageError: { arguments: [text: string]; result: undefined };
  /** How far the library is opened. */
  openingState: { arguments: []; result: OpeningState };
  /** Whether the stored log-in could not be read, so that the person has to log in again. */
  isSessionLost: { arguments: []; result: boolean };
  /** Open requests from outside the page since the last call. */
  takeOpenRequest: { arguments: []; result: OpenRequest };
  machineSettings: { arguments: []; result: MachineSettings };
  setKeepRunning: { arguments: [isOn: boolean]; result: MachineSettings };
  setStartsWithSystem: { arguments: [isOn: boolean]; result: MachineSettings };
  setPlayer: { arguments: [player: PlayerId]; result: MachineSettings };
  /** Asks the person for a program: the page never names one. */
  choosePlayer: { arguments: []; result: MachineSettings };
  setUpdateAutomatically: { arguments: [isOn: boolean]; result: MachineSettings };
  /** Looks for a newer version now. */
  checkForUpdates: { arguments: []; result: MachineSettings };
  /** While a film plays in the page, the display does not sleep. */
  setPlaying: { arguments: [isPlaying: boolean]; result: undefined };
  /** Hands a file of the library to the drag that has just started in the page. */
  dragFile: { arguments: [fileId: number]; result: undefined };
};

/** What the shell tells the page. */
export type ShellEvents = {
  opening: OpeningState;
  /** Something waits for `takeOpenRequest`. */
  openRequested: null;
  /** The settings of this computer have changed, without the page. */
  machineSettingsChanged: null;
};

/** From a link, a notification, *Open with*, the icon in dock or taskbar. */
export type OpenRequest = {
  /** The screen to show, as a path of the page. */
  readonly page: string | null;
  /** Files and folders to add, as if they had been dropped. */
  readonly paths: readonly string[];
  /** Those of the paths that are folders. */
  readonly folders: readonly string[];
};

/** Until `open`, requests wait. */
export type OpeningState = "failed" | "unlocking" | "checking" | "backing_up" | "upgrading" | "starting" | "open";

export type PlayerId = "system" | "vlc" | "mpv" | "mpc-hc" | "iina" | "chosen";

/** Settings of this computer, for every user of it. */
export type MachineSettings = {
  readonly keepRunning: boolean;
  readonly startsWithSystem: boolean;
  readonly player: PlayerId;
  /** The players that are installed, and a program that was chosen; the system's default is not listed. */
  readonly players: readonly { readonly id: PlayerId; readonly name: string }[];
  readonly updates: UpdateView;
};

/** Updates of the program. */
export type UpdateView = {
  /** Whether it looks for a newer version without being asked. */
  readonly isAutomatic: boolean;
  /** False where this copy is not updated: it runs from its source. */
  readonly isAvailableHere: boolean;
  readonly isBusy: boolean;
  /** One sentence in the page's language; null before the first check. */
  readonly text: string | null;
};

export type PageLanguage = "fr" | "en";
export type PageTheme = "dark" | "light" | "system";

export type ShellCall = keyof ShellCalls;
export type ShellEvent = keyof ShellEvents;
export type ShellOutcome =
  | { readonly done: true }
  | { readonly done: false; readonly code: ShellProblem /** The system’s own message. */; readonly detail?: string };
type ShellProblem = "unknown_file" | "not_a_video" | "no_player" | "player_gone" | "player_failed";

type Calls = { [Call in ShellCall]: (...args: ShellCalls[Call]["arguments"]) => Promise<ShellCalls[Call]["result"]> };

/** What the page gets as `window.filmotheque`. */
export type DesktopBridge = Calls & {
  /** Node’s name of the system: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** What menus and dialogs are in, for a page that has not shown one of its languages yet. */
  readonly language: PageLanguage;
  /** The paths of dropped files, in order; those that stand for no file on disk are left out. */
  pathsOfFiles(files: File[]): string[];
  /** @returns ends the listening */
  onEvent<Event extends ShellEvent>(event: Event, listener: (value: ShellEvents[Event]) => void): () => void;
};

/** The argument by which the shell tells a page's process its language. */
export const LANGUAGE_ARGUMENT = "--filmotheque-language=";

export const channelOf = (name: ShellCall | ShellEvent) => `filmotheque:${name}`;

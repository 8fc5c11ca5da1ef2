/**
 * The messages between the page's preload and the window's host: one map for both sides. Whatever is not named here
 * does not exist for the page.
 */
export type ShellCalls = {
  /** The folder that the person chose, or null where they changed their mind. */
  chooseFolder: { arguments: []; result: string | null };
  /** Shows a file of the library in the system's file manager. */
  showInFolder: { arguments: [fileId: number]; result: ShellOutcome };
  /** Opens a file of the library in the person's own player. */
  openInPlayer: { arguments: [fileId: number]; result: ShellOutcome };
};

export type ShellCall = keyof ShellCalls;
export type ShellOutcome = { readonly done: true } | { readonly done: false; readonly code: ShellProblem };
type ShellProblem = "unknown_file" | "not_a_video" | "no_player";

/** What the page gets as `window.filmotheque`. */
export type Desktop = {
  readonly platform: NodeJS.Platform;
  /** The paths of dropped files, in order; those that stand for no file on disk are left out. */
  pathsOfFiles(files: File[]): string[];
} & { [Call in ShellCall]: (...words: ShellCalls[Call]["arguments"]) => Promise<ShellCalls[Call]["result"]> };

export const channelOf = (call: ShellCall) => `filmotheque:${call}`;

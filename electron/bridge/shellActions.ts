import { extname } from "node:path";
import type { ShellActions } from "./answerCalls.ts";
import type { OpeningState, OpenRequest, PageLanguage, PageTheme, ShellOutcome } from "./ipc.ts";

/** The engine's knowledge of where a file of the library lies. */
export type PathOfFile = (fileId: number) => Promise<string | null>;

/** The few things of the desktop that are used here. */
export interface DesktopParts {
  /** Asks the person; null where they change their mind. */
  chooseFolder(): Promise<string | null>;
  showItemInFolder(path: string): void;
  /** @returns the system's complaint, empty where the file was opened */
  openPath(path: string): Promise<string>;
  setAppearance(language: PageLanguage, theme: PageTheme): void;
  openingState(): OpeningState;
  isSessionLost(): Promise<boolean>;
  takeOpenRequest(): Promise<OpenRequest>;
}

/** Only these go to the system's opener, which would else also start a program or follow a link that is named as a film. */
const PLAYABLE = new Set(
  ".3g2 .3gp .asf .avi .divx .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .mxf .ogm .ogv .rm .rmvb .ts .vob .webm .wmv".split(
    " ",
  ),
);

/** The page names a file by its number; the path is the engine's, and never the page's. */
export function shellActions(desktop: DesktopParts, pathOfFile: PathOfFile): ShellActions {
  return {
    chooseFolder: () => desktop.chooseFolder(),
    openingState: async () => desktop.openingState(),
    isSessionLost: () => desktop.isSessionLost(),
    takeOpenRequest: () => desktop.takeOpenRequest(),
    setAppearance: async (language, theme) => {
      desktop.setAppearance(language, theme);
      return undefined;
    },
    showInFolder: async (fileId) => {
      const path = await pathOfFile(fileId);
      if (path === null) return refused("unknown_file");
      desktop.showItemInFolder(path);
      return { done: true };
    },
    openInPlayer: async (fileId) => {
      const path = await pathOfFile(fileId);
      if (path === null) return refused("unknown_file");
      if (!PLAYABLE.has(extname(path).toLowerCase())) return refused("not_a_video");
      return (await desktop.openPath(path)) === "" ? { done: true } : refused("no_player");
    },
  };
}

function refused(code: Extract<ShellOutcome, { done: false }>["code"]): ShellOutcome {
  return { done: false, code };
}

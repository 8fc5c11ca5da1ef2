import { runningAppImage } from "./runningAppImage.ts";

export type Command = readonly [program: string, ...args: string[]];

export type CommandFacts = {
  readonly isPackaged: boolean;
  /** The running program's own file. */
  readonly executable: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of the program's source or package. */
  readonly folder: string;
};

export function commandOfProgram({ isPackaged, executable, environment, folder }: CommandFacts): Command {
  if (!isPackaged) return [executable, folder]; // in development, Electron takes its folder as argument
  // An AppImage runs from a folder that is removed when it ends: the file that was started is used instead.
  return [runningAppImage(environment, executable) ?? executable];
}

import type { IpcMainInvokeEvent } from "electron";
import { channelOf, type ShellCall, type ShellCalls } from "../bridge/ipc.ts";
import { PLAYER_IDS } from "../player/players.ts";
import { destinationOf } from "../window/security.ts";

/** What is done for the page, once sender and arguments were found in order. */
export type ShellActions = {
  [Call in ShellCall]: (...args: ShellCalls[Call]["arguments"]) => Promise<ShellCalls[Call]["result"]>;
};

/** The part of Electron's `ipcMain` that answers. */
export interface CallReceiver {
  handle(channel: string, answer: (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>): void;
}

/** A message that our own preload cannot have sent. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly code = "call_refused";
}

type Check = (value: unknown) => boolean;
const isFileId: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isBoolean: Check = (value) => typeof value === "boolean";
/** The longest text of a page's error that is logged. */
const MAX_TEXT_LENGTH = 4_000;
const isShortText: Check = (value) => typeof value === "string" && value.length <= MAX_TEXT_LENGTH;
const isOneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && values.includes(value);

/** One check an argument: a call gets exactly as many as stand here. */
const ARGUMENTS = {
  chooseFolder: [],
  showInFolder: [isFileId],
  openInPlayer: [isFileId],
  setAppearance: [isOneOf("fr", "en"), isOneOf("dark", "light", "system")],
  reportPageError: [isShortText],
  openingState: [],
  isSessionLost: [],
  takeOpenRequest: [],
  machineSettings: [],
  setKeepRunning: [isBoolean],
  setStartsWithSystem: [isBoolean],
  setPlayer: [isOneOf(...PLAYER_IDS)],
  choosePlayer: [],
  setUpdateAutomatically: [isBoolean],
  checkForUpdates: [],
  setPlaying: [isBoolean],
  dragFile: [isFileId],
} satisfies Record<ShellCall, readonly Check[]>;

/** Answers the preload's calls, from the page's top frame alone and with arguments of the right kind alone. */
export function registerShellCalls(receiver: CallReceiver, actions: ShellActions): void {
  for (const call of Object.keys(ARGUMENTS) as ShellCall[]) {
    receiver.handle(channelOf(call), async (event, ...args) => {
      if (!isOurPage(event)) throw new CallRefused("Only the page's own frame may call");
      if (!fits(ARGUMENTS[call], args)) throw new CallRefused(`${call} was called with wrong arguments`);
      const action: (...args: never[]) => Promise<unknown> = actions[call];
      return action(...(args as never[])); // each argument was just checked
    });
  }
}

/** A frame inside the page, or one that has gone elsewhere, is not our page. */
function isOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && destinationOf(senderFrame.url) === "page";
}

function fits(checks: readonly Check[], args: readonly unknown[]): boolean {
  return args.length === checks.length && checks.every((check, index) => check(args[index]));
}

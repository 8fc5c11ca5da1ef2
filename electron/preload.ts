import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from "electron";
import {
  channelOf,
  type DesktopBridge,
  LANGUAGE_ARGUMENT,
  type ShellCall,
  type ShellCalls,
  type ShellEvent,
} from "./bridge/ipc.ts";

const EVENTS: readonly ShellEvent[] = ["opening", "openRequested", "machineSettingsChanged"];

/** Everything that the page can do beyond a page in a browser. */
const desktop: DesktopBridge = {
  platform: process.platform,
  language: process.argv.includes(`${LANGUAGE_ARGUMENT}fr`) ? "fr" : "en",
  pathsOfFiles: (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ""),
  onEvent(event, listener) {
    if (!EVENTS.includes(event)) throw new Error(`unknown event: ${String(event)}`);
    const receive = (_event: IpcRendererEvent, value: Parameters<typeof listener>[0]) => listener(value);
    ipcRenderer.on(channelOf(event), receive);
    return () => void ipcRenderer.off(channelOf(event), receive);
  },
  chooseFolder: () => call("chooseFolder"),
  showInFolder: (fileId) => call("showInFolder", fileId),
  openInPlayer: (fileId) => call("openInPlayer", fileId),
  setAppearance: (language, theme) => call("setAppearance", language, theme),
  reportPageError: (text) => call("reportPageError", text),
  openingState: () => call("openingState"),
  isSessionLost: () => call("isSessionLost"),
  takeOpenRequest: () => call("takeOpenRequest"),
  machineSettings: () => call("machineSettings"),
  setKeepRunning: (isOn) => call("setKeepRunning", isOn),
  setStartsWithSystem: (isOn) => call("setStartsWithSystem", isOn),
  setPlayer: (player) => call("setPlayer", player),
  choosePlayer: () => call("choosePlayer"),
  setUpdateAutomatically: (isOn) => call("setUpdateAutomatically", isOn),
  checkForUpdates: () => call("checkForUpdates"),
  setPlaying: (isPlaying) => call("setPlaying", isPlaying),
  dragFile: (fileId) => call("dragFile", fileId),
};

contextBridge.exposeInMainWorld("filmotheque", desktop);

function call<Call extends ShellCall>(
  name: Call,
  ...args: ShellCalls[Call]["arguments"]
): Promise<ShellCalls[Call]["result"]> {
  return ipcRenderer.invoke(channelOf(name), ...args);
}

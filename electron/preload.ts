import { contextBridge, ipcRenderer, webUtils } from "electron";
import { channelOf, type Desktop, type ShellCall, type ShellCalls } from "./ipc.ts";

/** Everything that the page can do beyond a page in a browser. */
const desktop: Desktop = {
  platform: process.platform,
  pathsOfFiles: (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ""),
  chooseFolder: () => call("chooseFolder"),
  showInFolder: (fileId) => call("showInFolder", fileId),
  openInPlayer: (fileId) => call("openInPlayer", fileId),
};

contextBridge.exposeInMainWorld("filmotheque", desktop);

function call<Call extends ShellCall>(
  name: Call,
  ...words: ShellCalls[Call]["arguments"]
): Promise<ShellCalls[Call]["result"]> {
  return ipcRenderer.invoke(channelOf(name), ...words);
}

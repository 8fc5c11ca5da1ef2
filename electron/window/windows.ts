import { BrowserWindow } from "electron";
import { channelOf, type ShellEvent, type ShellEvents } from "../bridge/ipc.ts";
import { openWindow, type WindowParts } from "./openWindow.ts";

/** Shows the program's window, or opens it. @param onOpened called with a window that was just opened */
export function showWindow(parts: WindowParts, onOpened: (window: BrowserWindow) => void): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window) bringToFront(window);
  else onOpened(openWindow(parts));
}

export function sendToPages<Event extends ShellEvent>(event: Event, value: ShellEvents[Event]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channelOf(event), value);
}

/** Calls back once the page is on the screen, or cannot be. */
export function whenLoaded(window: BrowserWindow, onLoaded: () => void): void {
  const { webContents } = window;
  webContents.once("dom-ready", onLoaded);
  webContents.once("did-fail-load", onLoaded);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

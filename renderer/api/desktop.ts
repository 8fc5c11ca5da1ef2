import type { DesktopBridge } from "../../electron/bridge/ipc.ts";

export type {
  DesktopBridge,
  MachineSettings,
  OpeningState,
  PlayerId,
  ShellOutcome,
  UpdateView,
} from "../../electron/bridge/ipc.ts";

declare global {
  interface Window {
    readonly filmotheque?: DesktopBridge;
  }
}

/** What the desktop program offers to the page; null in a browser. */
export function desktop(): DesktopBridge | null {
  return window.filmotheque ?? null;
}

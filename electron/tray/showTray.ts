import { Menu, Tray } from "electron";
import { type TrayActions, type TrayState, trayTemplate, trayToolTip } from "./trayMenu.ts";

export interface TrayParts {
  readonly iconFile: string;
  readonly actions: TrayActions;
}

/** Kept here: a tray that is garbage collected disappears. */
let tray: Tray | undefined;

/** The program's icon in the system's tray. @returns shows another state */
export function showTray({ iconFile, actions }: TrayParts): (state: TrayState) => void {
  tray = new Tray(iconFile);
  tray.on("click", () => actions.open(null));
  return (state) => {
    tray?.setToolTip(trayToolTip(state));
    // On Linux a menu is shown as it was when it was set.
    tray?.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, actions)));
  };
}

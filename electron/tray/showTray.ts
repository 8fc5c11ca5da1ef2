import { Menu, type MenuItemConstructorOptions, Tray } from "electron";
import { type TrayActions, type TrayState, trayTemplate, trayToolTip } from "./trayMenu.ts";

export interface TrayParts {
  readonly iconFile: string;
  readonly actions: TrayActions;
  /** Before *Quit*: of whatever else has a state to show, as updates have. */
  moreItems?(): readonly MenuItemConstructorOptions[];
}

/** Kept here: a tray that is garbage collected disappears. */
let tray: Tray | undefined;

/** The program's icon in the system's tray. @returns shows another state */
export function showTray({ iconFile, actions, moreItems }: TrayParts): (state: TrayState) => void {
  tray = new Tray(iconFile);
  tray.on("click", () => actions.open(null));
  return (state) => {
    tray?.setToolTip(trayToolTip(state));
    // On Linux a menu is shown as it was when it was set.
    tray?.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, actions, moreItems?.())));
  };
}

import { Menu, type MenuItemConstructorOptions, Tray } from "electron";
import { type TrayActions, type TrayState, trayTemplate, trayToolTip } from "./trayMenu.ts";

export interface TrayParts {
  readonly iconFile: string;
  readonly actions: TrayActions;
  /** Before *Quit*: entries of other parts that have a state to show, such as updates. */
  moreItems?(): readonly MenuItemConstructorOptions[];
}

/** Kept here: a tray that is garbage collected disappears. */
let tray: Tray | undefined;

/** The program's icon in the system's tray. @returns shows another state */
export function showTray({ iconFile, actions, moreItems }: TrayParts): (state: TrayState) => void {
  tray = new Tray(iconFile);
  tray.on("click", () => actions.open(null));
  let shown = "";
  return (state) => {
    tray?.setToolTip(trayToolTip(state));
    const template = trayTemplate(state, actions, moreItems?.());
    // A new menu closes the one that is open: only where it says something else. On Linux it is fixed when it is set.
    const text = JSON.stringify(template);
    if (text !== shown) tray?.setContextMenu(Menu.buildFromTemplate(template));
    shown = text;
  };
}

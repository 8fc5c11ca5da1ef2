import type { MenuItemConstructorOptions } from "electron";
import type { Messages } from "../messages/index.ts";
import type { ZoomStep } from "../window/zoom.ts";

export interface MenuActions {
  readonly openDataFolder: () => void;
  readonly about: () => void;
  readonly zoom: (step: ZoomStep) => void;
}
export type MenuEnvironment = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

/** The window's menu. Developer tools are there while the program is being made, and not in a person's copy. */
export function menuTemplate(
  messages: Messages,
  actions: MenuActions,
  place: MenuEnvironment,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: "separator" };
  const hidden = { visible: false, acceleratorWorksWhenHidden: true, label: messages.larger } as const;
  const developer: MenuItemConstructorOptions[] = place.isPackaged
    ? []
    : [line, { role: "toggleDevTools", label: messages.developerTools }];

  return [
    ...(place.platform === "darwin" ? [appMenu(messages, actions)] : []),
    {
      label: messages.file,
      submenu: [
        { role: "close", label: messages.closeWindow },
        line,
        { role: "quit", label: messages.quit, accelerator: "CommandOrControl+Q" },
      ],
    },
    {
      label: messages.edit,
      submenu: [
        { role: "undo", label: messages.undo },
        { role: "redo", label: messages.redo },
        line,
        { role: "cut", label: messages.cut },
        { role: "copy", label: messages.copy },
        { role: "paste", label: messages.paste },
        { role: "selectAll", label: messages.selectAll },
      ],
    },
    {
      label: messages.view,
      submenu: [
        { role: "reload", label: messages.reload },
        line,
        { label: messages.actualSize, accelerator: "CommandOrControl+0", click: () => actions.zoom("reset") },
        { label: messages.larger, accelerator: "CommandOrControl+Plus", click: () => actions.zoom("in") },
        // On most keyboards the plus sign needs Shift; browsers take the equals sign as well.
        { ...hidden, accelerator: "CommandOrControl+=", click: () => actions.zoom("in") },
        { label: messages.smaller, accelerator: "CommandOrControl+-", click: () => actions.zoom("out") },
        line,
        { role: "togglefullscreen", label: messages.fullScreen },
        ...developer,
      ],
    },
    { label: messages.window, submenu: [{ role: "minimize", label: messages.minimize }] },
    {
      label: messages.help,
      submenu: [
        { label: messages.openDataFolder, click: actions.openDataFolder },
        // On macOS it is in the program's own menu.
        ...(place.platform === "darwin" ? [] : [line, { label: messages.about, click: actions.about }]),
      ],
    },
  ];
}

/** macOS' first menu, in the page's language and not the system's. */
function appMenu(messages: Messages, actions: MenuActions): MenuItemConstructorOptions {
  const line: MenuItemConstructorOptions = { type: "separator" };
  return {
    label: "Filmothèque",
    submenu: [
      { label: messages.about, click: actions.about },
      line,
      { role: "services", label: messages.services },
      line,
      { role: "hide", label: messages.hide },
      { role: "hideOthers", label: messages.hideOthers },
      { role: "unhide", label: messages.showAll },
      line,
      { role: "quit", label: messages.quit },
    ],
  };
}

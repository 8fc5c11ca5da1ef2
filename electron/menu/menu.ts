import type { MenuItemConstructorOptions } from "electron";
import type { Translator } from "../messages/index.ts";
import type { ZoomStep } from "../window/zoom.ts";

export interface MenuActions {
  readonly openDataFolder: () => void;
  readonly about: () => void;
  readonly zoom: (step: ZoomStep) => void;
}
export type MenuEnvironment = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

const SEPARATOR: MenuItemConstructorOptions = { type: "separator" };

/** The window's menu. */
export function menuTemplate(
  t: Translator,
  actions: MenuActions,
  environment: MenuEnvironment,
): MenuItemConstructorOptions[] {
  const isMac = environment.platform === "darwin";
  return [
    ...(isMac ? [appMenu(t, actions)] : []),
    {
      label: t("file"),
      submenu: [
        { role: "close", label: t("closeWindow") },
        SEPARATOR,
        { role: "quit", label: t("quit"), accelerator: "CommandOrControl+Q" },
      ],
    },
    editMenu(t),
    viewMenu(t, actions, environment),
    { label: t("window"), submenu: [{ role: "minimize", label: t("minimize") }] },
    {
      label: t("help"),
      submenu: [
        { label: t("openDataFolder"), click: actions.openDataFolder },
        // On macOS it is in the program's own menu.
        ...(isMac ? [] : [SEPARATOR, { label: t("about"), click: actions.about }]),
      ],
    },
  ];
}

function editMenu(t: Translator): MenuItemConstructorOptions {
  return {
    label: t("edit"),
    submenu: [
      { role: "undo", label: t("undo") },
      { role: "redo", label: t("redo") },
      SEPARATOR,
      { role: "cut", label: t("cut") },
      { role: "copy", label: t("copy") },
      { role: "paste", label: t("paste") },
      { role: "selectAll", label: t("selectAll") },
    ],
  };
}

/** Developer tools are there while the program is being developed, and not in a package. */
function viewMenu(t: Translator, { zoom }: MenuActions, { isPackaged }: MenuEnvironment): MenuItemConstructorOptions {
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [SEPARATOR, { role: "toggleDevTools", label: t("developerTools") }];
  return {
    label: t("view"),
    submenu: [
      { role: "reload", label: t("reload") },
      SEPARATOR,
      { label: t("actualSize"), accelerator: "CommandOrControl+0", click: () => zoom("reset") },
      { label: t("larger"), accelerator: "CommandOrControl+Plus", click: () => zoom("in") },
      // On most keyboards the plus sign needs Shift; browsers take the equals sign as well.
      {
        label: t("larger"),
        accelerator: "CommandOrControl+=",
        click: () => zoom("in"),
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { label: t("smaller"), accelerator: "CommandOrControl+-", click: () => zoom("out") },
      SEPARATOR,
      { role: "togglefullscreen", label: t("fullScreen") },
      ...developer,
    ],
  };
}

/** macOS' first menu, in the page's language and not the system's. */
function appMenu(t: Translator, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: "Filmothèque",
    submenu: [
      { label: t("about"), click: actions.about },
      SEPARATOR,
      { role: "services", label: t("services") },
      SEPARATOR,
      { role: "hide", label: t("hide") },
      { role: "hideOthers", label: t("hideOthers") },
      { role: "unhide", label: t("showAll") },
      SEPARATOR,
      { role: "quit", label: t("quit") },
    ],
  };
}

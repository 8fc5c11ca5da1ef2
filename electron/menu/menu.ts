import type { MenuItemConstructorOptions } from "electron";
import type { Translator } from "../messages/index.ts";
import type { ZoomStep } from "../window/zoom.ts";

export interface MenuActions {
  readonly openDataFolder: () => void;
  readonly about: () => void;
  readonly zoom: (step: ZoomStep) => void;
}
export type MenuEnvironment = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

/** The window's menu. Developer tools are there while the program is being made, and not in a person's copy. */
export function menuTemplate(
  t: Translator,
  actions: MenuActions,
  place: MenuEnvironment,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: "separator" };
  const hidden = { visible: false, acceleratorWorksWhenHidden: true, label: t("larger") } as const;
  const developer: MenuItemConstructorOptions[] = place.isPackaged
    ? []
    : [line, { role: "toggleDevTools", label: t("developerTools") }];

  return [
    ...(place.platform === "darwin" ? [appMenu(t, actions)] : []),
    {
      label: t("file"),
      submenu: [
        { role: "close", label: t("closeWindow") },
        line,
        { role: "quit", label: t("quit"), accelerator: "CommandOrControl+Q" },
      ],
    },
    {
      label: t("edit"),
      submenu: [
        { role: "undo", label: t("undo") },
        { role: "redo", label: t("redo") },
        line,
        { role: "cut", label: t("cut") },
        { role: "copy", label: t("copy") },
        { role: "paste", label: t("paste") },
        { role: "selectAll", label: t("selectAll") },
      ],
    },
    {
      label: t("view"),
      submenu: [
        { role: "reload", label: t("reload") },
        line,
        { label: t("actualSize"), accelerator: "CommandOrControl+0", click: () => actions.zoom("reset") },
        { label: t("larger"), accelerator: "CommandOrControl+Plus", click: () => actions.zoom("in") },
        // On most keyboards the plus sign needs Shift; browsers take the equals sign as well.
        { ...hidden, accelerator: "CommandOrControl+=", click: () => actions.zoom("in") },
        { label: t("smaller"), accelerator: "CommandOrControl+-", click: () => actions.zoom("out") },
        line,
        { role: "togglefullscreen", label: t("fullScreen") },
        ...developer,
      ],
    },
    { label: t("window"), submenu: [{ role: "minimize", label: t("minimize") }] },
    {
      label: t("help"),
      submenu: [
        { label: t("openDataFolder"), click: actions.openDataFolder },
        // On macOS it is in the program's own menu.
        ...(place.platform === "darwin" ? [] : [line, { label: t("about"), click: actions.about }]),
      ],
    },
  ];
}

/** macOS' first menu, in the page's language and not the system's. */
function appMenu(t: Translator, actions: MenuActions): MenuItemConstructorOptions {
  const line: MenuItemConstructorOptions = { type: "separator" };
  return {
    label: "Filmothèque",
    submenu: [
      { label: t("about"), click: actions.about },
      line,
      { role: "services", label: t("services") },
      line,
      { role: "hide", label: t("hide") },
      { role: "hideOthers", label: t("hideOthers") },
      { role: "unhide", label: t("showAll") },
      line,
      { role: "quit", label: t("quit") },
    ],
  };
}

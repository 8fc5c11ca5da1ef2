import type { MenuItemConstructorOptions } from "electron";
import type { ShellWords } from "./shellWords.ts";

export type MenuActions = { readonly openDataFolder: () => void };
export type MenuPlace = { readonly platform: NodeJS.Platform; readonly isPackaged: boolean };

/** The window's menu. Developer tools are there while the program is being made, and not in a person's copy. */
export function menuTemplate(words: ShellWords, actions: MenuActions, place: MenuPlace): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: "separator" };
  const developer: MenuItemConstructorOptions[] = place.isPackaged
    ? []
    : [line, { role: "toggleDevTools", label: words.developerTools }];

  return [
    ...(place.platform === "darwin" ? [{ role: "appMenu" as const }] : []),
    {
      label: words.file,
      submenu: [{ role: "close", label: words.closeWindow }, line, { role: "quit", label: words.quit }],
    },
    {
      label: words.edit,
      submenu: [
        { role: "undo", label: words.undo },
        { role: "redo", label: words.redo },
        line,
        { role: "cut", label: words.cut },
        { role: "copy", label: words.copy },
        { role: "paste", label: words.paste },
        { role: "selectAll", label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: "reload", label: words.reload },
        line,
        { role: "resetZoom", label: words.actualSize },
        { role: "zoomIn", label: words.larger },
        { role: "zoomOut", label: words.smaller },
        line,
        { role: "togglefullscreen", label: words.fullScreen },
        ...developer,
      ],
    },
    { label: words.window, submenu: [{ role: "minimize", label: words.minimize }] },
    { label: words.help, submenu: [{ label: words.openDataFolder, click: actions.openDataFolder }] },
  ];
}

import { app, BrowserWindow, Menu, shell } from "electron";
import type { Translator } from "../messages/index.ts";
import { zoomPage } from "../window/zoom.ts";
import { menuTemplate } from "./menu.ts";

export interface MenuParts {
  readonly dataFolder: string;
  translator(): Translator;
  about(): void;
}

/** @returns shows the menu, in the present language */
export function applicationMenu({ dataFolder, translator, about }: MenuParts): () => void {
  const place = { platform: process.platform, isPackaged: app.isPackaged };
  return () => {
    const actions = {
      about,
      openDataFolder: () => void shell.openPath(dataFolder),
      zoom: (step: Parameters<typeof zoomPage>[1]) => {
        const window = BrowserWindow.getFocusedWindow();
        if (window) zoomPage(window.webContents, step);
      },
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(translator(), actions, place)));
  };
}

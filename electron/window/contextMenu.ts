import { BrowserWindow, clipboard, Menu, type WebContents } from "electron";
import type { Translator } from "../messages/index.ts";
import { contextMenuTemplate } from "./contextMenuTemplate.ts";

export function showContextMenus(contents: WebContents, translator: () => Translator): void {
  contents.on("context-menu", (_event, clicked) => {
    const template = contextMenuTemplate(clicked, translator(), (text) => clipboard.writeText(text));
    const window = BrowserWindow.fromWebContents(contents);
    if (template.length > 0 && window) Menu.buildFromTemplate(template).popup({ window });
  });
}

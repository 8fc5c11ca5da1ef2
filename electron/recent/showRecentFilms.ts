import { app, Menu } from "electron";
import type { Translator } from "../messages/index.ts";
import type { RecentFilm } from "../tray/trayMenu.ts";
import { jumpList } from "./jumpList.ts";

export interface RecentParts {
  readonly command: readonly [program: string, ...args: string[]];
  translator(): Translator;
  open(page: string): void;
}

/** Recent films in the dock's menu (macOS) or the taskbar's list (Windows). */
export function showRecentFilms({ command, translator, open }: RecentParts): (films: readonly RecentFilm[]) => void {
  return (films) => {
    if (process.platform === "darwin") {
      const items = films.map(({ id, title }) => ({ label: title, click: () => open(`/films/${id}`) }));
      app.dock?.setMenu(Menu.buildFromTemplate(items));
    }
    if (process.platform === "win32") {
      const removed = app.getJumpListSettings().removedItems;
      app.setJumpList(jumpList({ films, removed, command, t: translator() }));
    }
  };
}

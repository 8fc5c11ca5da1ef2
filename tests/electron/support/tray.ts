import type { Menu } from "electron";
import type { Page } from "playwright-core";
import type { RunningWindow } from "./launch.ts";

/** The virtual display has no tray: the menus that the program gives to the system are kept here, in its main process. */
type Watched = typeof globalThis & { trayMenu?: Menu };

/** From now on. */
export async function watchTray({ program }: RunningWindow): Promise<void> {
  await program.evaluate(({ Tray }) => {
    Tray.prototype.setContextMenu = (menu) => {
      (globalThis as Watched).trayMenu = menu ?? undefined;
    };
  });
}

export async function trayLabels({ program }: RunningWindow): Promise<string[]> {
  return program.evaluate(() => (globalThis as Watched).trayMenu?.items.map(({ label }) => label) ?? []);
}

export async function clickInTray({ program }: RunningWindow, label: string): Promise<void> {
  await program.evaluate((_electron, wanted) => {
    const found = (globalThis as Watched).trayMenu?.items.find((item) => item.label === wanted);
    if (!found) throw new Error(`no "${wanted}" in the tray's menu`);
    setImmediate(() => found.click());
  }, label);
}

/** The tray's menu is set again. */
export async function followAppearance(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { filmotheque } = globalThis as unknown as { filmotheque: { setAppearance(...words: string[]): void } };
    filmotheque.setAppearance("fr", "dark");
    filmotheque.setAppearance("en", "dark");
  });
}

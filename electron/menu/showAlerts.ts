import { Notification, nativeImage, Tray } from "electron";
import type { Engine } from "../../src/engine.ts";
import { alertSigns } from "./alertSigns.ts";

export interface AlertParts {
  readonly engine: Promise<Engine>;
  readonly icon: string;
  showWindow(): void;
}

/** Kept here: a tray that is garbage collected disappears. */
let tray: Tray | undefined;

/** The program's icon in the system's tray, and a notification for each alert that begins. */
export function showAlerts({ engine, icon, showWindow }: AlertParts): void {
  tray = new Tray(nativeImage.createFromPath(icon).resize({ width: 32, height: 32 }));
  tray.setToolTip("Filmothèque");
  tray.on("click", showWindow);
  const sign = alertSigns({
    showWindow,
    setTrayText: (text) => tray?.setToolTip(text),
    notify(title, body, onClick) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on("click", onClick);
      notification.show();
    },
  });
  engine.then(
    (opened) => opened.onAlert(sign),
    () => undefined, // the failure is said by whoever opened the library
  );
}

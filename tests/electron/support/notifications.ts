import type { Notification } from "electron";
import type { RunningWindow } from "./launch.ts";

/** The virtual display has no notifications: those that the program gives to the system are kept in its main process. */
type Recorded = typeof globalThis & { notifications?: Notification[] };

/** From now on. */
export async function recordNotifications({ program }: RunningWindow): Promise<void> {
  await program.evaluate(({ Notification }) => {
    const record: Recorded = globalThis;
    const kept: Notification[] = [];
    record.notifications = kept;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Notification) {
      kept.push(this);
    };
  });
}

/** Their texts, in order. */
export async function notified({ program }: RunningWindow): Promise<string[]> {
  return program.evaluate(() => ((globalThis as Recorded).notifications ?? []).map(({ body }) => body));
}

export async function clickNotification({ program }: RunningWindow, text: string): Promise<void> {
  await program.evaluate((_electron, wanted) => {
    const found = (globalThis as Recorded).notifications?.find(({ body }) => body === wanted);
    if (!found) throw new Error(`no notification says "${wanted}"`);
    found.emit("click");
  }, text);
}

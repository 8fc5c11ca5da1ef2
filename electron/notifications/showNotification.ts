import { Notification } from "electron";

/** Kept until they are gone: a notification that is garbage collected receives no click. */
const shown = new Set<Notification>();
/** Systems keep old notifications in a list of their own. */
const MAX_KEPT = 20;

export function showNotification(title: string, body: string, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  notification.on("click", () => {
    shown.delete(notification);
    onClick();
  });
  const [oldest] = shown;
  if (oldest && shown.size >= MAX_KEPT) shown.delete(oldest);
  shown.add(notification);
  notification.show();
}

import type { Imported } from "../../src/engine.ts";
import { type Language, translatorFor } from "../messages/index.ts";

/** What the desktop can show, for tests as for the system. */
export interface NotificationParts {
  /** A notification of the system; `onClick` when the person clicks it. */
  notify(title: string, text: string, onClick: () => void): void;
  /** The page of the window, and the window itself. */
  open(page: string): void;
  language(): Language;
  /** The window is in front: what it shows needs no notification. */
  isWindowFocused(): boolean;
}

export interface DesktopNotifications {
  alertStarted(text: string): void;
  imported(imported: Imported): void;
}

const NAME = "Filmothèque";

/** Notifications, each of which leads to the screen it speaks of. */
export function desktopNotifications(parts: NotificationParts): DesktopNotifications {
  const notify = (text: string, page: string) => parts.notify(NAME, text, () => parts.open(page));
  return {
    alertStarted: (text) => notify(text, "/monitoring"),
    imported({ files, needReview }) {
      if (parts.isWindowFocused()) return;
      notify(translatorFor(parts.language())("filesAdded", { count: files }), "/");
      if (needReview > 0) notify(translatorFor(parts.language())("filesNeedReview", { count: needReview }), "/review");
    },
  };
}

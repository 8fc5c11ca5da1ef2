import { desktop } from "../api/desktop.ts";
import { onLanguageChange } from "../i18n/index.ts";
import { themeStore } from "../state/theme.ts";

/** Menus, dialogs and tray of the desktop program follow the page's language and theme. */
export function syncDesktopAppearance(): void {
  const shell = desktop();
  if (!shell) return;
  let language: "fr" | "en" = "en";
  const send = () => void shell.setAppearance(language, themeStore.get());
  themeStore.subscribe(send);
  onLanguageChange((next) => {
    language = next;
    send();
  });
}

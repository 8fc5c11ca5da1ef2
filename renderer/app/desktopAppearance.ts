import { desktop } from "../api/desktop.ts";
import { onLanguageChange } from "../i18n/index.ts";
import { currentTheme, watchTheme } from "./theme.ts";

/** Menus, dialogs and tray speak the page's language in the page's theme, from each change on. */
export function syncDesktopAppearance(): void {
  const shell = desktop();
  if (!shell) return;
  let language: "fr" | "en" = "en";
  const tell = () => void shell.setAppearance(language, currentTheme());
  watchTheme(tell);
  onLanguageChange((next) => {
    language = next;
    tell();
  });
}

import { desktop, type ShellOutcome } from "../../../api/desktop.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** What the window can do with a file of the library, or null in a browser. What could not be done is told. */
export function useDesktopFile() {
  const t = useTranslations("desk");
  const window = desktop();
  if (!window) return null;

  const say = (outcome: ShellOutcome) => {
    if (outcome.done) return;
    const detail = outcome.detail ? ` (${outcome.detail})` : "";
    showToast(t(outcome.code) + detail, { tone: "problem" });
  };
  return {
    play: (fileId: number) => void window.openInPlayer(fileId).then(say),
    show: (fileId: number) => void window.showInFolder(fileId).then(say),
  };
}

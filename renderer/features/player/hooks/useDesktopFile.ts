import { desktop, type ShellOutcome } from "../../../api/desktop.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** What the desktop program can do with a file, or null in a browser. Failures are shown as toasts. */
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

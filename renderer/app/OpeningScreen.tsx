import { useEffect, useState } from "react";
import { desktop, type OpeningState } from "../api/desktop.ts";
import { useTranslations } from "../i18n/index.ts";

/** Usually the library is open sooner, and the screen would only flash. */
const SHOWN_AFTER_MS = 400;

/** The desktop program shows the reason in a dialog, and ends when it is closed. */
export function OpeningFailedScreen() {
  const t = useTranslations("shell");
  return (
    <main className="flex h-full items-center justify-center p-8 text-center">
      <h1 className="text-xl font-semibold">{t("opening_failed")}</h1>
    </main>
  );
}

/** Shown while the library opens; in the desktop program with what it is waiting for. */
export function OpeningScreen() {
  const t = useTranslations("shell");
  const state = useOpeningState();
  const isLate = useIsLate(SHOWN_AFTER_MS);
  if (!isLate) return null;
  return (
    <main className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center" role="status">
      <span aria-hidden className="size-8 animate-spin rounded-full border-3 border-line border-t-accent" />
      <h1 className="text-xl font-semibold">{t("openingTitle")}</h1>
      <p className="text-quiet">{t(`opening_${state}`)}</p>
    </main>
  );
}

/** The state of opening the library; `starting` in a browser. */
export function useOpeningState(): OpeningState {
  const [state, setState] = useState<OpeningState>("starting");
  useEffect(() => {
    const shell = desktop();
    if (!shell) return;
    void shell.openingState().then(setState);
    return shell.onEvent("opening", setState);
  }, []);
  return state;
}

function useIsLate(afterMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isLate;
}

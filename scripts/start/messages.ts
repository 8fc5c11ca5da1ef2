import type { DownloadFailure } from "./downloadFailure.ts";
import type { DownloadProgress } from "./resumableDownload.ts";
import type { StartProblem } from "./startProblem.ts";

export type StartLanguage = "en" | "fr";

export type BrowserReason = "chosen" | "noDisplay" | "skipped" | "overrideEmpty" | "noElectron" | "noWindow";

export interface StartMessages {
  readonly help: string;
  unknownOption(option: string): string;
  readonly openingWindow: string;
  openingBrowser(reason: BrowserReason): string;
  downloading(progress: DownloadProgress & { readonly secondsLeft: number | null }): string;
  readonly installing: string;
  readonly interrupted: string;
  downloadFailed(failure: DownloadFailure): string;
  readonly proxyHint: string;
  windowProblem(problem: StartProblem): string;
  windowCrashed(how: string): string;
}

/** FILMOTHEQUE_LANGUAGE, else the locale, else English. */
export function startLanguage(environment: NodeJS.ProcessEnv, systemLocale = systemsLocale()): StartLanguage {
  const chosen = environment.FILMOTHEQUE_LANGUAGE;
  if (chosen === "fr" || chosen === "en") return chosen;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || systemLocale;
  return locale.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** Windows has no variable for it, and a program started from a Mac's dock neither. */
function systemsLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

import { showToast, type ToastOptions } from "./toasts.ts";

interface Outcome extends Pick<ToastOptions, "action" | "topic" | "durationMs"> {
  /** How many films or files it was done for. */
  readonly count: number;
  /** What went wrong, as a sentence; null where nothing did. */
  readonly failure: string | null;
  /** What was done, as a sentence. */
  readonly done: string;
}

/** One note about an action on many films or files: a second one would cover the first. What was done before it failed is said too. */
export function tellOutcome({ count, failure, done, ...options }: Outcome): void {
  const parts = failure === null ? [done] : count > 0 ? [failure, done] : [failure];
  showToast(parts.join(" "), { tone: failure === null ? "plain" : "problem", ...options });
}

import { onUserLeft } from "../state/store.ts";

/**
 * Short notes and questions to the person, shown from anywhere by `showToast`. This queues them; `Toasts.tsx`
 * draws them, and is loaded after the first screen.
 */
export interface ToastOptions {
  readonly tone?: "plain" | "problem";
  readonly action?: { readonly label: string; readonly run: () => void };
  /** What it is about: a newer toast of the same topic replaces it. */
  readonly topic?: string;
  readonly durationMs?: number;
  /** Waits for an answer: no note covers it, and one question is shown at a time, each for its whole duration. */
  readonly isQuestion?: boolean;
  /** Called once, when it has been shown and is closed. */
  readonly onEnd?: () => void;
}

export interface ToastRequest extends ToastOptions {
  readonly text: string;
}

export const TOAST_DURATION_MS = 6_000;
export const QUESTION_DURATION_MS = 15_000;

type Show = (request: ToastRequest) => void;

let show: Show | null = null;
/** Asked for before the component that draws them was there. */
const waiting: ToastRequest[] = [];

// A note is for the user who acted, and its undo acts as whoever is logged in.
onUserLeft(() => waiting.splice(0));

export function showToast(text: string, options: ToastOptions = {}): void {
  const request = { ...options, text };
  if (show) show(request);
  else waiting.push(request);
}

/** @returns ends the handling */
export function handleToasts(handler: Show): () => void {
  show = handler;
  for (const request of waiting.splice(0)) handler(request);
  return () => {
    show = null;
  };
}

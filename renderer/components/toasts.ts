/** Short notes and questions: one list for the page, told from anywhere; `Toasts` shows them. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  /** What it is about: a newer note about the same takes its place. */
  readonly topic?: string;
  readonly tone: "plain" | "problem";
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Asks something: no note covers it, and its time runs only while it is on the screen. */
  readonly isQuestion?: boolean;
  readonly durationMs: number;
  /** Called once when the person has had the chance to answer. */
  readonly onEnd?: () => void;
};

type Options = Partial<Pick<Toast, "tone" | "action" | "topic" | "durationMs" | "isQuestion" | "onEnd">>;

export const TOAST_DURATION_MS = 6_000;
/** For a note that asks something. */
export const QUESTION_DURATION_MS = 15_000;
const MAX_NOTES = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export function showToast(text: string, options: Options = {}): void {
  const toast: Toast = {
    ...options,
    id: ++lastId,
    text,
    tone: options.tone ?? "plain",
    durationMs: options.durationMs ?? TOAST_DURATION_MS,
  };
  const others = toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic);
  const notes = [...others, toast].filter(({ isQuestion }) => !isQuestion).slice(-MAX_NOTES);
  replace([...others, toast].filter((one) => one.isQuestion || notes.includes(one)));
}

export function dismissToast(id: number): void {
  const ended = toasts.find((toast) => toast.id === id);
  if (!ended) return;
  replace(toasts.filter((toast) => toast !== ended));
  ended.onEnd?.();
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** The oldest open question and the newest note; the others come after them. */
export function visibleToasts(all: readonly Toast[]): readonly Toast[] {
  const question = all.find(({ isQuestion }) => isQuestion);
  const note = all.findLast(({ isQuestion }) => !isQuestion);
  return all.filter((toast) => toast === question || toast === note);
}

export function watchToasts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  const visible = visibleToasts(next);
  for (const toast of next) {
    const isRunning = visible.includes(toast) || !toast.isQuestion;
    if (isRunning && !timers.has(toast.id))
      timers.set(
        toast.id,
        setTimeout(() => dismissToast(toast.id), toast.durationMs),
      );
  }
  for (const [id, timer] of timers) {
    if (next.some((toast) => toast.id === id)) continue;
    clearTimeout(timer);
    timers.delete(id);
  }
  for (const watcher of watchers) watcher();
}

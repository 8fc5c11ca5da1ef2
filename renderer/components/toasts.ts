/** Short notes: one list for the page, told from anywhere; `Toasts` shows the newest. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  /** What it is about: a newer note about the same takes its place. */
  readonly about?: string;
  readonly tone: "plain" | "problem";
  readonly action?: { readonly label: string; readonly run: () => void };
};

const SHOWN_MS = 6_000;
const MOST_AT_ONCE = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

export function tell(
  text: string,
  options: { tone?: Toast["tone"]; action?: Toast["action"]; about?: string; staysMs?: number } = {},
): void {
  const toast: Toast = {
    id: ++lastId,
    text,
    tone: options.tone ?? "plain",
    ...(options.action && { action: options.action }),
    ...(options.about && { about: options.about }),
  };
  const others = toasts.filter(({ about }) => about === undefined || about !== toast.about);
  replace([...others, toast].slice(-MOST_AT_ONCE));
  setTimeout(() => dismiss(toast.id), options.staysMs ?? SHOWN_MS);
}

export function dismiss(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function watchToasts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const watcher of watchers) watcher();
}

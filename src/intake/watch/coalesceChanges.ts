export type FileChange = "appeared" | "changed" | "disappeared";

export interface CoalescingOptions {
  /** How long a written file must be left alone before it counts as changed, milliseconds. */
  readonly stabilityMs: number;
  /** All that came due together, one call a kind. */
  readonly onDue: (kind: FileChange, paths: string[]) => void;
}

/** Long enough to collect a folder that is copied at once, too short for a person to notice. */
const COLLECT_MS = 250;
/** A program that saves by replacing a file removes it for a moment. */
const REMOVAL_DELAY_MS = 1_000;

export interface ChangeCoalescer {
  /** Bound: may be passed on as a callback. */
  readonly add: (change: FileChange, path: string) => void;
  /** Forgets what is pending: the folder went away, and its files with it. */
  clear(): void;
}

/** Turns the many events of one copy into few: each file at most once, and together with the others of its folder. */
export function coalesceChanges({ stabilityMs, onDue }: CoalescingOptions): ChangeCoalescer {
  const pending = new Map<string, { readonly kind: FileChange; readonly due: number }>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    const now = performance.now();
    const due: Record<FileChange, string[]> = { appeared: [], changed: [], disappeared: [] };
    for (const [path, change] of pending) {
      if (change.due > now) continue;
      pending.delete(path);
      due[change.kind].push(path);
    }
    timer = undefined;
    if (pending.size > 0) timer = setTimeout(flush, COLLECT_MS);
    for (const kind of ["disappeared", "appeared", "changed"] as const) {
      if (due[kind].length > 0) onDue(kind, due[kind]);
    }
  }

  return {
    add(happened, path) {
      const kind = combine(pending.get(path)?.kind, happened);
      if (kind === null) pending.delete(path);
      else if (kind !== pending.get(path)?.kind || kind === "changed") {
        pending.set(path, { kind, due: performance.now() + delayOf(kind, stabilityMs) });
      }
      timer ??= setTimeout(flush, COLLECT_MS);
    },

    clear() {
      pending.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** What two events of one file amount to; null when the file came and went. */
function combine(before: FileChange | undefined, now: FileChange): FileChange | null {
  if (before === "appeared") return now === "disappeared" ? null : "appeared";
  if (before === "disappeared" && now === "appeared") return "changed";
  return now;
}

function delayOf(kind: FileChange, stabilityMs: number): number {
  if (kind === "changed") return stabilityMs;
  return kind === "disappeared" ? REMOVAL_DELAY_MS : COLLECT_MS;
}

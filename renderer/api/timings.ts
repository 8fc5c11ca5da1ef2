/** What only the page can measure: from a click to what is painted. Collected, and posted every few seconds. */
import { client } from "./client.ts";

export type View =
  | "library"
  | "film"
  | "similar"
  | "for_you"
  | "review"
  | "folders"
  | "activity"
  | "models"
  | "monitoring"
  | "settings";
type Timing = { kind: "view" | "next_batch" | "interaction"; view: View; durationMs: number };

const POST_EVERY_MS = 10_000;
const MOST = 100;
/** A click that long ago did not lead to this view: somebody came back, or the page was asleep. */
const LONGEST_INTENT_MS = 60_000;

let waiting: Timing[] = [];
let intentAt: number | null = 0;
let view: View = "library";

/** Listens for what people do; called once, when somebody is logged in. @returns ends it */
export function startTimings(): () => void {
  const intend = (event: Event) => {
    intentAt = event.timeStamp;
  };
  const kinds = ["pointerdown", "keydown"] as const;
  for (const kind of kinds) window.addEventListener(kind, intend, { capture: true, passive: true });
  const observer = watchInteractions();
  const timer = setInterval(post, POST_EVERY_MS);
  const onHidden = () => document.visibilityState === "hidden" && post();
  document.addEventListener("visibilitychange", onHidden);
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, intend, { capture: true });
    observer?.disconnect();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onHidden);
  };
}

/** A view is complete: once that is painted, the time since the click that led to it counts. */
export function recordViewReady(ready: View): void {
  view = ready;
  const from = intentAt;
  intentAt = null;
  if (from === null) return;
  afterPaint((paintedAt) => {
    if (paintedAt - from > LONGEST_INTENT_MS || document.visibilityState === "hidden") return;
    performance.measure(`view:${ready}`, { start: from, end: paintedAt });
    add({ kind: "view", view: ready, durationMs: paintedAt - from });
  });
}

/** More of a list stands on the page. @param askedAt when it was asked for, as `performance.now()` tells */
export function recordBatchReady(of: View, askedAt: number): void {
  afterPaint((paintedAt) => {
    performance.measure(`next-batch:${of}`, { start: askedAt, end: paintedAt });
    add({ kind: "next_batch", view: of, durationMs: paintedAt - askedAt });
  });
}

/** The frame after the next: what was rendered in between is on the screen. */
function afterPaint(then: (paintedAt: number) => void): void {
  requestAnimationFrame(() => requestAnimationFrame((at) => then(at)));
}

/** Event Timing: from a key or click to the next paint. The browser reports those of 16 ms and more. */
function watchInteractions(): PerformanceObserver | null {
  if (!PerformanceObserver.supportedEntryTypes.includes("event")) return null;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ("interactionId" in entry && Number(entry.interactionId) > 0)
        add({ kind: "interaction", view, durationMs: entry.duration });
  });
  observer.observe({ type: "event", durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  return observer;
}

function add(timing: Timing): void {
  if (timing.durationMs >= 0 && waiting.length < MOST) waiting.push(timing);
}

function post(): void {
  if (waiting.length === 0) return;
  const timings = waiting;
  waiting = [];
  // Figures of a moment in which nobody answers are not worth a second try.
  client.monitoring.metrics.client({ timings }).catch(() => undefined);
}

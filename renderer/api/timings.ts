/** Measures what only the page can: the time from a click until the result is painted. Posted every few seconds. */
import type { PageView } from "../../src/contract/index.ts";
import { client } from "./client.ts";

type Timing = { kind: "view" | "next_batch" | "interaction"; view: PageView; durationMs: number };

const POST_EVERY_MS = 10_000;
const MAX_TIMINGS = 100;
/** An older click did not lead to this view: the tab was in the background, or the computer asleep. */
const MAX_INTENT_MS = 60_000;

let waiting: Timing[] = [];
let intentAt: number | null = 0;
let view: PageView = "library";

/** Listens for clicks and keys; called once, when a user is logged in. @returns ends it */
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

/** The view is complete: records the time from the click that led to it until it is painted. */
export function recordViewReady(ready: PageView): void {
  view = ready;
  const from = intentAt;
  intentAt = null;
  if (from === null) return;
  afterPaint((paintedAt) => {
    if (paintedAt - from > MAX_INTENT_MS || document.visibilityState === "hidden") return;
    performance.measure(`view:${ready}`, { start: from, end: paintedAt });
    add({ kind: "view", view: ready, durationMs: paintedAt - from });
  });
}

/** The next page of a list is shown. @param askedAt when it was requested, from `performance.now()` */
export function recordBatchReady(of: PageView, askedAt: number): void {
  afterPaint((paintedAt) => {
    performance.measure(`next-batch:${of}`, { start: askedAt, end: paintedAt });
    add({ kind: "next_batch", view: of, durationMs: paintedAt - askedAt });
  });
}

/** In the second frame from now, what React renders meanwhile has been painted. */
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
  if (timing.durationMs >= 0 && waiting.length < MAX_TIMINGS) waiting.push(timing);
}

function post(): void {
  if (waiting.length === 0) return;
  const timings = waiting;
  waiting = [];
  // Timings that could not be sent are dropped.
  client.monitoring.metrics.client({ timings }).catch(() => undefined);
}

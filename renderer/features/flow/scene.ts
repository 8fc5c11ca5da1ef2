import type { FlowEvent } from "./flowEvents.ts";

/** The size of the canvas, in pixels, and what is drawn on it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly string[];
  readonly kinds: readonly string[];
}

export interface Particle {
  readonly event: FlowEvent;
  readonly tone: "ask" | "answer" | "work";
  readonly path: readonly Point[];
  readonly startMs: number;
  readonly durationMs: number;
  readonly size: number;
}

type Point = { readonly x: number; readonly y: number };

/** More could not be distinguished; the lanes' thickness and the table show the real number. */
export const MAX_PARTICLES = 500;
const TRAVEL_MS = 900;
const MAX_STAY_MS = 2_000;
/** A batch of films is drawn as so many dots at most. */
const MAX_DOTS = 12;
const DOT_GAP_MS = 45;
const MARGIN = 24;
const SIDE = 118;

export const pageX = (layout: Layout, side: "left" | "right") =>
  side === "left" ? MARGIN + SIDE : layout.width - MARGIN - SIDE;
export const engineBox = ({ width, height }: Layout) => {
  const boxWidth = Math.min(220, width * 0.22);
  return { x: (width - boxWidth) / 2, y: 36, width: boxWidth, height: height * 0.56 };
};
export const laneY = (layout: Layout, lane: string) => {
  const { y, height } = engineBox(layout);
  const index = Math.max(0, layout.lanes.indexOf(lane));
  return y + (height * (index + 0.5)) / Math.max(1, layout.lanes.length);
};
export const queueBox = (layout: Layout, kind: string) => {
  const index = Math.max(0, layout.kinds.indexOf(kind));
  const width = (layout.width - 2 * MARGIN) / Math.max(1, layout.kinds.length);
  return { x: MARGIN + index * width + 4, y: layout.height * 0.78, width: width - 8, height: layout.height * 0.16 };
};

/** The particles of one event: a request and its answers, or work between the engine and its queue. */
export function particlesOf(event: FlowEvent, layout: Layout, nowMs: number): Particle[] {
  if (event.type === "flow.request") return ofRequest(event, layout, nowMs);
  return ofJobs(event, layout, nowMs);
}

function ofRequest(event: FlowEvent, layout: Layout, nowMs: number): Particle[] {
  const y = laneY(layout, event.useCase ?? "");
  const box = engineBox(layout);
  const stay = Math.min(event.durationMs ?? 0, MAX_STAY_MS);
  const ask: Particle = {
    event,
    tone: "ask",
    path: [
      { x: pageX(layout, "left"), y },
      { x: box.x, y },
    ],
    startMs: nowMs,
    durationMs: TRAVEL_MS,
    size: 4,
  };
  const dots = Math.max(1, Math.min(MAX_DOTS, event.items ?? 1));
  const answers = Array.from(
    { length: dots },
    (_, index): Particle => ({
      event,
      tone: "answer",
      path: [
        { x: box.x + box.width, y },
        { x: pageX(layout, "right"), y: y + ((index % 3) - 1) * 4 },
      ],
      startMs: nowMs + TRAVEL_MS + stay + index * DOT_GAP_MS,
      durationMs: TRAVEL_MS,
      size: 3,
    }),
  );
  return [ask, ...answers];
}

function ofJobs(event: FlowEvent, layout: Layout, nowMs: number): Particle[] {
  const kind = event.kind ?? "";
  if (!layout.kinds.includes(kind)) return [];
  const queue = queueBox(layout, kind);
  const box = engineBox(layout);
  const top = { x: queue.x + queue.width / 2, y: queue.y };
  const engine = {
    x: box.x + box.width * ((layout.kinds.indexOf(kind) + 0.5) / layout.kinds.length),
    y: box.y + box.height,
  };
  const isEnd = event.type !== "job.running";
  const dots = Math.max(1, Math.min(MAX_DOTS, event.count ?? 1));
  return Array.from(
    { length: dots },
    (_, index): Particle => ({
      event,
      tone: isEnd ? "answer" : "work",
      path: isEnd
        ? [top, engine, { x: pageX(layout, "right"), y: box.y + box.height - 10 }]
        : [engine, { x: top.x, y: top.y + queue.height / 2 }],
      startMs: nowMs + index * DOT_GAP_MS,
      durationMs: TRAVEL_MS * (isEnd ? 1.4 : 0.8),
      size: 3,
    }),
  );
}

/** Where a particle is; null before it starts and after it arrived. */
export function positionOf({ path, startMs, durationMs }: Particle, nowMs: number): Point | null {
  const share = (nowMs - startMs) / durationMs;
  if (share < 0 || share > 1) return null;
  const eased = share < 0.5 ? 2 * share * share : 1 - (-2 * share + 2) ** 2 / 2;
  const sections = sectionsOf(path);
  let left = eased * sections.reduce((sum, { length }) => sum + length, 0);
  for (const [index, { from, to, length }] of sections.entries()) {
    if (left <= length || index === sections.length - 1) {
      const part = length === 0 ? 1 : Math.min(1, left / length);
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    }
    left -= length;
  }
  return null;
}

/** The straight lines between the points of a path. */
function sectionsOf(path: readonly Point[]): { from: Point; to: Point; length: number }[] {
  return path.flatMap((to, index) => {
    const from = path[index - 1];
    return from ? [{ from, to, length: Math.hypot(to.x - from.x, to.y - from.y) }] : [];
  });
}

export const hasArrived = ({ startMs, durationMs }: Particle, nowMs: number): boolean => nowMs > startMs + durationMs;

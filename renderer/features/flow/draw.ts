import { engineBox, type Layout, laneY, type Particle, pageX, positionOf, queueBox } from "./scene.ts";

export interface Colours {
  readonly ask: string;
  readonly answer: string;
  readonly work: string;
  readonly line: string;
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
}

export interface Labels {
  readonly page: string;
  readonly engine: string;
  lane(lane: string): string;
  kind(kind: string): string;
  waiting(count: number): string;
  brought(count: number): string;
}

export interface Counts {
  /** Requests of the last seconds by use case. */
  readonly lanes: Readonly<Record<string, number>>;
  /** Films that came back in them. */
  readonly films: Readonly<Record<string, number>>;
  readonly queued: Readonly<Record<string, number>>;
  readonly running: Readonly<Record<string, number>>;
}

const FULL_QUEUE = 40;

/** The diagram that does not move: page, engine, page again, and the queues below. */
export function drawStage(
  context: CanvasRenderingContext2D,
  layout: Layout,
  colours: Colours,
  labels: Labels,
  counts: Counts,
): void {
  context.clearRect(0, 0, layout.width, layout.height);
  const box = engineBox(layout);
  const [left, right] = [pageX(layout, "left"), pageX(layout, "right")];
  context.lineCap = "round";
  for (const lane of layout.lanes) {
    const y = laneY(layout, lane);
    context.strokeStyle = colours.line;
    context.lineWidth = 1 + Math.min(10, 2 * Math.log2(1 + (counts.lanes[lane] ?? 0)));
    drawLine(context, left, y, box.x, y);
    drawLine(context, box.x + box.width, y, right, y);
  }
  context.lineWidth = 1;
  drawFrame(context, 16, box.y, left - 16, box.height, colours);
  drawFrame(context, right, box.y, layout.width - 16 - right, box.height, colours);
  drawFrame(context, box.x, box.y, box.width, box.height, colours);
  drawText(context, labels.page, 16 + (left - 16) / 2, box.y - 12, colours.ink, "center", 600);
  drawText(context, labels.page, (right + layout.width - 16) / 2, box.y - 12, colours.ink, "center", 600);
  drawText(context, labels.engine, box.x + box.width / 2, box.y - 12, colours.ink, "center", 600);
  for (const lane of layout.lanes) {
    const y = laneY(layout, lane);
    drawText(context, labels.lane(lane), left - 10, y + 4, colours.quiet, "right");
    const films = counts.films[lane] ?? 0;
    if (films > 0) drawText(context, labels.brought(films), right + 12, y + 4, colours.quiet, "left");
    drawText(context, lane, box.x + box.width / 2, y + 4, colours.quiet, "center");
  }
  for (const kind of layout.kinds) drawQueue(context, layout, kind, colours, labels, counts);
}

function drawQueue(
  context: CanvasRenderingContext2D,
  layout: Layout,
  kind: string,
  colours: Colours,
  labels: Labels,
  counts: Counts,
): void {
  const queue = queueBox(layout, kind);
  const waiting = counts.queued[kind] ?? 0;
  drawFrame(context, queue.x, queue.y, queue.width, queue.height, colours);
  const level = Math.min(1, Math.log2(1 + waiting) / Math.log2(1 + FULL_QUEUE)) * (queue.height - 4);
  context.globalAlpha = 0.35;
  context.fillStyle = colours.work;
  context.fillRect(queue.x + 2, queue.y + queue.height - 2 - level, queue.width - 4, level);
  context.globalAlpha = 1;
  const middle = queue.x + queue.width / 2;
  const rows = inRows(context, labels.kind(kind), queue.width - 10);
  rows.forEach((row, at) => {
    drawText(context, row, middle, queue.y + 20 + at * 14, colours.ink, "center", 400, queue.width - 8);
  });
  const running = counts.running[kind] ?? 0;
  if (waiting + running > 0)
    drawText(
      context,
      labels.waiting(waiting + running),
      queue.x + queue.width / 2,
      queue.y + queue.height - 10,
      colours.quiet,
      "center",
      400,
      queue.width - 8,
    );
}

export function drawParticles(
  context: CanvasRenderingContext2D,
  particles: readonly Particle[],
  colours: Colours,
  nowMs: number,
): void {
  for (const particle of particles) {
    const place = positionOf(particle, nowMs);
    if (!place) continue;
    context.fillStyle = colours[particle.tone];
    context.globalAlpha = 0.25;
    drawDot(context, place.x, place.y, particle.size * 2.2);
    context.globalAlpha = 1;
    drawDot(context, place.x, place.y, particle.size);
  }
}

/** A label in at most two rows. */
function inRows(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  context.font = fontOf(400);
  if (context.measureText(text).width <= width) return [text];
  const words = text.split(" ");
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(" "), words.slice(half).join(" ")].filter((row) => row !== "");
}

const fontOf = (weight: number) => `${weight} 12px "Inter Variable", sans-serif`;

function drawDot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function drawLine(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function drawFrame(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colours: Colours,
): void {
  context.fillStyle = colours.surface;
  context.strokeStyle = colours.line;
  context.beginPath();
  context.roundRect(x, y, width, height, 12);
  context.fill();
  context.stroke();
}

function drawText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  align: CanvasTextAlign,
  weight = 400,
  width?: number,
): void {
  context.font = fontOf(weight);
  context.textAlign = align;
  context.fillStyle = colour;
  context.fillText(text, x, y, width);
}

import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import { type Colours, type Counts, drawParticles, drawStage, type Labels } from "../draw.ts";
import type { FlowEvent } from "../flowEvents.ts";
import { hasArrived, type Layout, MAX_PARTICLES, type Particle, particlesOf, positionOf } from "../scene.ts";

export interface FlowCanvasHandle {
  /** Lets an event flow, now. */
  play(event: FlowEvent): void;
  clear(): void;
}

type FlowCanvasProps = {
  stage: RefObject<FlowCanvasHandle | null>;
  lanes: readonly string[];
  kinds: readonly string[];
  labels: Labels;
  counts: Counts;
  /** 1 as it happens, below it slower, 0 stands still. */
  speed: number;
  describe: (event: FlowEvent) => string;
  onOpen: (event: FlowEvent) => void;
};

const HEIGHT = 460;
/** Near enough to mean a particle. */
const REACH = 14;
const LONGEST_FRAME_MS = 100;

/** Page, engine, page: particles travel as events come. Drawn by hand: five hundred of them cost half a millisecond. */
export function FlowCanvas({ stage, lanes, kinds, labels, counts, speed, describe, onOpen }: FlowCanvasProps) {
  const t = useTranslations("flow");
  const canvas = useRef<HTMLCanvasElement>(null);
  const particles = useRef<Particle[]>([]);
  const clock = useRef(0);
  const latest = useRef({ lanes, kinds, labels, counts, speed });
  latest.current = { lanes, kinds, labels, counts, speed };
  const [hovered, setHovered] = useState<{ x: number; y: number; event: FlowEvent } | null>(null);

  useImperativeHandle(stage, () => ({
    play(event) {
      const element = canvas.current;
      if (!element) return;
      particles.current.push(...particlesOf(event, layoutOf(element, latest.current), clock.current));
      if (particles.current.length > MAX_PARTICLES)
        particles.current.splice(0, particles.current.length - MAX_PARTICLES);
      element.dataset.particles = String(particles.current.length);
    },
    clear() {
      particles.current = [];
    },
  }));

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const fit = () => {
      const ratio = window.devicePixelRatio;
      element.width = element.clientWidth * ratio;
      element.height = HEIGHT * ratio;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    };
    const resize = new ResizeObserver(fit);
    resize.observe(element);
    const colours = coloursOf(element);
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      // A tab that slept goes on where it was, rather than let everything arrive at once.
      clock.current += Math.min(now - before, LONGEST_FRAME_MS) * latest.current.speed;
      before = now;
      particles.current = particles.current.filter((particle) => !hasArrived(particle, clock.current));
      drawStage(context, layoutOf(element, latest.current), colours, latest.current.labels, latest.current.counts);
      drawParticles(context, particles.current, colours, clock.current);
      frame = requestAnimationFrame(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
    };
  }, []);

  function nearest(x: number, y: number): FlowEvent | null {
    let found: FlowEvent | null = null;
    let best = REACH;
    for (const particle of particles.current) {
      const place = positionOf(particle, clock.current);
      const distance = place ? Math.hypot(place.x - x, place.y - y) : Number.POSITIVE_INFINITY;
      if (distance < best) {
        best = distance;
        found = particle.event;
      }
    }
    return found;
  }

  const placeIn = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  return (
    <div className="relative">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("canvas")}
        className={`block w-full ${hovered ? "cursor-pointer" : ""}`}
        style={{ height: HEIGHT }}
        onMouseMove={(move) => {
          const { x, y } = placeIn(move);
          const event = nearest(x, y);
          setHovered(event && { x, y, event });
        }}
        onMouseLeave={() => setHovered(null)}
        onClick={(click) => {
          const { x, y } = placeIn(click);
          const event = nearest(x, y);
          if (event) onOpen(event);
        }}
      />
      {hovered && (
        <p
          className="card pointer-events-none absolute z-10 max-w-72 -translate-x-1/2 px-3 py-1.5 text-xs shadow-float"
          style={{ left: hovered.x, top: hovered.y + 14 }}
        >
          {describe(hovered.event)}
        </p>
      )}
    </div>
  );
}

function layoutOf(element: HTMLCanvasElement, { lanes, kinds }: Pick<Layout, "lanes" | "kinds">): Layout {
  return { width: element.clientWidth, height: HEIGHT, lanes, kinds };
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ask: colour("--flow-ask"),
    answer: colour("--flow-answer"),
    work: colour("--accent"),
    drawLine: colour("--line"),
    surface: colour("--surface"),
    ink: colour("--ink"),
    quiet: colour("--ink-quiet"),
  };
}

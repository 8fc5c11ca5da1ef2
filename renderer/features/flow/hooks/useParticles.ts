import { type RefObject, useEffect, useRef } from "react";
import { type Colours, type Counts, drawParticles, drawStage, type Labels } from "../draw.ts";
import type { FlowEvent } from "../flowEvents.ts";
import { hasArrived, type Layout, MAX_PARTICLES, type Particle, particlesOf, positionOf } from "../scene.ts";

export const CANVAS_HEIGHT = 460;
/** The pointer selects a particle within this distance, pixels. */
const REACH = 14;
const MAX_FRAME_MS = 100;

export interface Scene {
  readonly lanes: readonly string[];
  readonly kinds: readonly string[];
  readonly labels: Labels;
  readonly counts: Counts;
  readonly speed: number;
}

export interface Particles {
  play(event: FlowEvent): void;
  clear(): void;
  /** The event under the pointer, in the canvas's pixels. */
  nearest(x: number, y: number): FlowEvent | null;
}

/** Draws the scene and its particles at every frame, until the canvas goes. */
export function useParticles(canvas: RefObject<HTMLCanvasElement | null>, scene: Scene): Particles {
  const particles = useRef<Particle[]>([]);
  const clock = useRef(0);
  const latest = useRef(scene);
  latest.current = scene;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const resize = new ResizeObserver(() => fitToScreen(element, context));
    resize.observe(element);
    const colours = coloursOf(element);
    let before = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      // After a tab was in the background its particles go on where they were, rather than all arrive at once.
      clock.current += Math.min(now - before, MAX_FRAME_MS) * latest.current.speed;
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
  }, [canvas]);

  return {
    play(event) {
      const element = canvas.current;
      if (!element) return;
      const added = particlesOf(event, layoutOf(element, latest.current), clock.current);
      particles.current = [...particles.current, ...added].slice(-MAX_PARTICLES);
      element.dataset.particles = String(particles.current.length);
    },
    clear() {
      particles.current = [];
    },
    nearest: (x, y) => nearestTo(particles.current, clock.current, x, y),
  };
}

function nearestTo(particles: readonly Particle[], nowMs: number, x: number, y: number): FlowEvent | null {
  let nearest: FlowEvent | null = null;
  let shortest = REACH;
  for (const particle of particles) {
    const position = positionOf(particle, nowMs);
    const distance = position ? Math.hypot(position.x - x, position.y - y) : Number.POSITIVE_INFINITY;
    if (distance >= shortest) continue;
    shortest = distance;
    nearest = particle.event;
  }
  return nearest;
}

function fitToScreen(element: HTMLCanvasElement, context: CanvasRenderingContext2D): void {
  const ratio = window.devicePixelRatio;
  element.width = element.clientWidth * ratio;
  element.height = CANVAS_HEIGHT * ratio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function layoutOf(element: HTMLCanvasElement, { lanes, kinds }: Pick<Layout, "lanes" | "kinds">): Layout {
  return { width: element.clientWidth, height: CANVAS_HEIGHT, lanes, kinds };
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ask: colour("--flow-ask"),
    answer: colour("--flow-answer"),
    work: colour("--accent"),
    line: colour("--line"),
    surface: colour("--surface"),
    ink: colour("--ink"),
    quiet: colour("--ink-quiet"),
  };
}

import { type MouseEvent, type RefObject, useImperativeHandle, useRef, useState } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import type { FlowCanvasHandle } from "../flowCanvasHandle.ts";
import type { FlowEvent } from "../flowEvents.ts";
import { CANVAS_HEIGHT, type Scene, useParticles } from "../hooks/useParticles.ts";

interface FlowCanvasProps extends Scene {
  readonly handle: RefObject<FlowCanvasHandle | null>;
  readonly describe: (event: FlowEvent) => string;
  readonly onOpen: (event: FlowEvent) => void;
}

interface Hovered {
  readonly x: number;
  readonly y: number;
  readonly event: FlowEvent;
}

/**
 * Page, engine, page: particles travel as events come. Drawn on a canvas, where five hundred of them cost half a
 * millisecond a frame.
 */
export function FlowCanvas({ handle, describe, onOpen, ...scene }: FlowCanvasProps) {
  const t = useTranslations("flow");
  const canvas = useRef<HTMLCanvasElement>(null);
  const particles = useParticles(canvas, scene);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useImperativeHandle(handle, () => particles);

  function eventUnder({ clientX, clientY }: MouseEvent): Hovered | null {
    const box = canvas.current?.getBoundingClientRect();
    const [x, y] = [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)];
    const event = particles.nearest(x, y);
    return event && { x, y, event };
  }

  return (
    <div className="relative">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t("canvas")}
        className={`block w-full ${hovered ? "cursor-pointer" : ""}`}
        style={{ height: CANVAS_HEIGHT }}
        onMouseMove={(move) => setHovered(eventUnder(move))}
        onMouseLeave={() => setHovered(null)}
        onClick={(click) => {
          const found = eventUnder(click);
          if (found) onOpen(found.event);
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
